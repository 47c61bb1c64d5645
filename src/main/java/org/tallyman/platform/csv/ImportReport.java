package org.tallyman.platform.csv;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;

/** What an import did, or in a dry run would do. With any refusal nothing is done. */
public record ImportReport(
        boolean dryRun,
        @Schema(description = "how many rows were read") int rows,

        @Schema(description = "what they did; null where rows are refused, and where each row is a word of its own")
        @Nullable
        Effect effect,

        @Schema(description = "of a dry run, each broken rule, by line; at most 1,000 are listed")
        List<RowRefusal> refusals) {

    public static final int REFUSALS_MAX = 1000;

    /** How many rows made something, changed something, and said what was so already. */
    @Schema(name = "ImportEffect")
    public record Effect(int made, int changed, int unchanged) {}

    /** One rule that one field of the row on a line breaks. */
    public record RowRefusal(long line, String field, String value, String rule) {
        private Violation violation() {
            return new Violation(field.isEmpty() ? "line " + line : "line " + line + ", " + field, value, rule);
        }
    }

    public ImportReport {
        refusals = List.copyOf(refusals);
    }

    /** Whether the rows are in the tables now. */
    public boolean done() {
        return !dryRun && refusals.isEmpty();
    }

    /**
     * Itself where it is good news: what was tried, or done.
     *
     * @throws org.tallyman.platform.ProblemException 400 with line and field of each refusal, when something was to be done and
     *     nothing was
     */
    public ImportReport orElseThrow() {
        if (!dryRun && !refusals.isEmpty()) {
            throw problem().exception();
        }
        return this;
    }

    private Problem problem() {
        List<Violation> violations =
                refusals.stream().map(RowRefusal::violation).toList();
        String more = violations.size() == 1 ? "" : "; and " + (violations.size() - 1) + " more, under violations";
        return new Problem(
                "invalid",
                "The request breaks a rule",
                400,
                "Nothing is imported: " + violations.getFirst().sentence() + more,
                violations,
                Optional.empty());
    }

    /** What was done in words, such as "2 made, 1 changed, 50 as they were"; empty where that is not known. */
    public String effectInWords() {
        return effect == null
                ? ""
                : String.join(
                        ", ",
                        Stream.of(
                                        effect.made + " made",
                                        effect.changed + " changed",
                                        effect.unchanged + " as they were")
                                .filter(words -> !words.startsWith("0 "))
                                .toList());
    }
}
