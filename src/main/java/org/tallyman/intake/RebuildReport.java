package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a rebuild.
 *
 * @param messages folded again
 * @param since when the journal begins, if its first messages are past their retention; null when it is whole
 */
public record RebuildReport(long messages, @Nullable Instant since, Duration took, List<Result> results) {

    /**
     * One comparison.
     *
     * @param rows live ones that were compared
     * @param missing rows that only the live tables hold; {@code extra} those that only the rebuilt ones do
     * @param samples of the differences, as JSON
     * @param skipped why it was not made; empty when it was
     */
    public record Result(
            String name, long rows, long missing, long extra, List<String> samples, String leftOut, String skipped) {

        public boolean same() {
            return missing == 0 && extra == 0;
        }
    }

    public boolean same() {
        return results.stream().allMatch(Result::same);
    }

    /** For people, a line a table. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "%,d messages folded again in %.1f s", messages, took.toMillis() / 1e3);
        if (since != null) {
            line(
                    text,
                    "The journal begins at %s: what was first seen before cannot be made again and is left out.",
                    since);
        }
        for (Result result : results) {
            if (!result.skipped().isEmpty()) {
                line(text, "  %-16s not compared: %s", result.name(), result.skipped());
                continue;
            }
            String verdict = result.same()
                    ? "same"
                    : String.format(
                            Locale.ROOT,
                            "DIFFERENT: %,d rows only live, %,d only rebuilt",
                            result.missing(),
                            result.extra());
            line(text, "  %-16s %,12d rows  %s", result.name(), result.rows(), verdict);
            result.samples().forEach(sample -> line(text, "      %s", sample));
            if (!result.leftOut().isEmpty()) {
                line(text, "      left out: %s", result.leftOut());
            }
        }
        line(
                text,
                same()
                        ? "The current tables follow from the journal."
                        : "The current tables do NOT follow from the journal.");
        return text.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
