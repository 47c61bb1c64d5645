package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Spans;

/**
 * How a line was over some time: one period behind the other, without holes.
 *
 * @param periods oldest first
 */
record LineHistory(Instant from, Instant to, List<Period> periods) {

    /** Time of which nobody knows. */
    private static final String UNWATCHED = "nobody watched";

    private static final double NEARLY_ALL = 0.98;

    LineHistory {
        periods = List.copyOf(periods);
    }

    /**
     * A time in which the line was the same.
     *
     * @param known false while Tallyman did not run
     */
    record Period(Instant from, Instant to, LineChange.State state, String why, boolean known) {

        public String word() {
            return known ? state.word() : UNWATCHED;
        }

        public Mark mark() {
            return known ? state.mark() : Mark.UNKNOWN;
        }

        public String span() {
            return Spans.of(Duration.between(from, to));
        }

        boolean bad() {
            return known && state.mark().compareTo(Mark.ATTENTION) >= 0;
        }

        private boolean expected() {
            return known && state != LineChange.State.NONE;
        }

        private Period within(Instant start, Instant end) {
            return new Period(later(from, start), earlier(to, end), state, why, known);
        }

        private boolean any() {
            return from.isBefore(to);
        }
    }

    /** A time in which somebody watched. */
    record Watch(Instant since, Instant until) {}

    /**
     * Puts together what is written down.
     *
     * @param changes in order, the first perhaps from before {@code from}
     * @param watches in order; the last one goes on until now
     */
    static LineHistory of(List<LineChange> changes, List<Watch> watches, Instant from, Instant to) {
        List<Period> periods = new ArrayList<>();
        Instant at = from;
        for (int i = 0; i < changes.size(); i++) {
            LineChange change = changes.get(i);
            Instant end = i + 1 < changes.size() ? changes.get(i + 1).at() : to;
            Period period = new Period(change.at(), end, change.state(), change.why(), true).within(at, to);
            if (period.any()) {
                fill(periods, at, period.from());
                periods.add(period);
                at = period.to();
            }
        }
        fill(periods, at, to);
        return new LineHistory(from, to, unwatched(periods, watches, from, to));
    }

    private static void fill(List<Period> periods, Instant from, Instant to) {
        if (from.isBefore(to)) {
            periods.add(new Period(from, to, LineChange.State.NONE, "", false));
        }
    }

    /** What was well while nobody watched is not known; what was silent before and after was silent all the time. */
    private static List<Period> unwatched(List<Period> periods, List<Watch> watches, Instant from, Instant to) {
        List<Watch> holes = holes(watches, from, to);
        List<Period> cut = new ArrayList<>();
        for (Period period : periods) {
            Instant at = period.from();
            for (Watch hole : period.state() == LineChange.State.WELL ? holes : List.<Watch>of()) {
                Period blind = new Period(hole.since(), hole.until(), LineChange.State.NONE, "", false)
                        .within(at, period.to());
                if (blind.any()) {
                    if (at.isBefore(blind.from())) {
                        cut.add(period.within(at, blind.from()));
                    }
                    cut.add(blind);
                    at = blind.to();
                }
            }
            if (at.isBefore(period.to())) {
                cut.add(period.within(at, period.to()));
            }
        }
        return cut;
    }

    private static List<Watch> holes(List<Watch> watches, Instant from, Instant to) {
        List<Watch> holes = new ArrayList<>();
        Instant at = from;
        for (Watch watch : watches) {
            if (at.isBefore(watch.since())) {
                holes.add(new Watch(at, earlier(watch.since(), to)));
            }
            at = later(at, watch.until());
        }
        return holes;
    }

    /** When it was down or silent, newest first. */
    public List<Period> bad() {
        return periods.stream()
                .filter(Period::bad)
                .sorted(Comparator.comparing(Period::from).reversed())
                .toList();
    }

    /**
     * How much of the watched time it was as it should be, such as {@code as it should be for 99.2 %}, and of how long where
     * not nearly all of it was watched; empty where nobody watched.
     */
    public Optional<String> share() {
        long expected = sum(Period::expected);
        if (expected == 0) {
            return Optional.empty();
        }
        long bad = sum(Period::bad);
        double percent = 100.0 * (expected - bad) / expected;
        // Not quite all is never said to be all.
        double shown = bad > 0 ? Math.min(99.9, Math.floor(percent * 10) / 10) : 100;
        String share = String.format(
                Locale.ROOT,
                shown == Math.rint(shown) ? "as it should be for %.0f %%" : "as it should be for %.1f %%",
                shown);
        boolean nearlyAll = expected >= NEARLY_ALL * Duration.between(from, to).toMillis();
        return Optional.of(nearlyAll ? share : share + " of the " + Spans.of(Duration.ofMillis(expected)) + " watched");
    }

    private long sum(Predicate<Period> which) {
        return periods.stream()
                .filter(which)
                .mapToLong(
                        period -> Duration.between(period.from(), period.to()).toMillis())
                .sum();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
