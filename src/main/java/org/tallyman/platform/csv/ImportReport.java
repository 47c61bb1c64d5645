package org.tallyman.platform.csv;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import did, or in a dry run would do. With any refusal nothing is done. */
public record ImportReport(
        boolean dryRun,
        @Schema(description = "how many rows were read") int rows,

        @Schema(description = "each broken rule, by line; at most 1,000 are listed")
        List<RowRefusal> refusals) {

    public static final int REFUSALS_MAX = 1000;

    /** One rule that one field of the row on a line breaks. */
    public record RowRefusal(long line, String field, String value, String rule) {}

    public ImportReport {
        refusals = List.copyOf(refusals);
    }

    /** Whether the rows are in the tables now. */
    public boolean done() {
        return !dryRun && refusals.isEmpty();
    }
}
