package org.tallyman.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One EPCIS event: what, when, where, why and how. */
public sealed interface EpcisEvent
        permits ObjectEvent, AggregationEvent, TransactionEvent, TransformationEvent, AssociationEvent {

    EventType type();

    EventHead head();

    /** Null for a transformation, which has none. */
    @Nullable
    Action action();

    BusinessContext context();

    List<SensorElement> sensors();

    /**
     * Members that no typed field expresses: extensions under their prefixed names, a {@code @context} of the event's own,
     * and lists that were given empty.
     */
    Json.Members extra();

    EpcisEvent withHead(EventHead head);
}
