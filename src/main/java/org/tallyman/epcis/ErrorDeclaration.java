package org.tallyman.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that an earlier event with the same id is wrong (EPCIS 2.0, clause 7.4.1.2).
 *
 * @param reason a word of the Core Business Vocabulary or a URI; null when none is given
 * @param correctiveEventIds the events that say what is right instead
 */
public record ErrorDeclaration(
        EpcisTime declarationTime, @Nullable String reason, List<String> correctiveEventIds, Json.Members extra) {

    public ErrorDeclaration {
        correctiveEventIds = List.copyOf(correctiveEventIds);
    }
}
