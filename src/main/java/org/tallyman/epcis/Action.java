package org.tallyman.epcis;

import java.util.Optional;

/** How an event relates to the life of what it names (EPCIS 2.0, clause 7.3.2). */
public enum Action {
    OBSERVE,
    ADD,
    DELETE;

    public static Optional<Action> of(String word) {
        for (Action action : values()) {
            if (action.name().equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
