package org.tallyman.platform.csv;

import java.util.List;

/**
 * What an import did, or in a dry run would do. With any refusal nothing is done.
 *
 * @param rows how many rows were read
 * @param refusals each broken rule, by line; at most 1,000 are listed
 */
public record ImportReport(boolean dryRun, int rows, List<RowRefusal> refusals) {

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
