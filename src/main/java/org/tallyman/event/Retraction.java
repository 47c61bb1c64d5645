package org.tallyman.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Says that a recorded event is wrong.
 *
 * @param id of the wrong event
 * @param reason a word of the Core Business Vocabulary, such as {@code incorrect_data}, or a URI
 * @param corrective ids of the events that say what is right instead; empty when it simply did not occur
 * @param declaredAt when this was found out
 */
public record Retraction(UUID id, String reason, List<UUID> corrective, Instant declaredAt) {

    public Retraction {
        corrective = List.copyOf(corrective);
    }
}
