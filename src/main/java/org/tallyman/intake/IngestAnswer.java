package org.tallyman.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@link IngestAnswers} writes, for the description of the API. */
@Schema(name = "IngestAnswer", description = "A message is durable")
record IngestAnswer(
        @Schema(description = "number of the message in the journal", examples = "739472003201024")
        String message,

        @Schema(description = "how many of its elements are new or known and understood")
        int accepted,

        List<Rejected> rejected) {

    @Schema(name = "RejectedElement", description = "An element that was not understood; it is in quarantine")
    record Rejected(
            @Schema(description = "position in the message, from 0")
            int index,

            @Schema(description = "byte at which the rule is broken, where that is known") @Nullable
            Integer offset,

            @Nullable String field,
            @Nullable String value,
            String rule) {}
}
