package org.tallyman.epcis;

import java.util.Optional;

/** The event types of EPCIS 2.0, clause 7.4. */
public enum EventType {
    OBJECT("ObjectEvent"),
    AGGREGATION("AggregationEvent"),
    TRANSACTION("TransactionEvent"),
    TRANSFORMATION("TransformationEvent"),
    ASSOCIATION("AssociationEvent");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** The name in documents, such as {@code ObjectEvent}. */
    public String word() {
        return word;
    }

    public static Optional<EventType> of(String word) {
        for (EventType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
