package org.tallyman.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.command.Fields;

/** A stretch of time from the query parameters {@code from} and {@code to}; {@code to} is excluded. */
record Stretch(Instant from, Instant to) {

    static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration USUAL = Duration.ofDays(1);

    /**
     * Reads the parameters; the last day before {@code now} where they are not given.
     *
     * @throws org.tallyman.platform.ProblemException 400 for what is no time, ends before it begins or is too long
     */
    static Stretch of(@Nullable String from, @Nullable String to, Instant now) {
        Fields fields = Fields.of(Map.of("from", from == null ? "" : from, "to", to == null ? "" : to));
        Instant end = fields.optionalInstant("to");
        Instant start = fields.optionalInstant("from");
        Instant until = end == null ? now : end;
        Instant since = start == null ? until.minus(USUAL) : start;
        if (until.isBefore(since)) {
            fields.refuse("from", "is not behind to");
        } else if (Duration.between(since, until).compareTo(LONGEST) > 0) {
            fields.refuse("from", "is at most " + LONGEST.toDays() + " days before to");
        }
        fields.problem().ifPresent(problem -> {
            throw problem.exception();
        });
        return new Stretch(since, until);
    }
}
