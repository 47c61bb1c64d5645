package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Spans;

/**
 * One line, as pages show it.
 *
 * @param says what the device last said of its own state, in its words; empty when it says nothing
 * @param expected how long it may be silent, in words; empty where that is not known
 * @param learned whether that follows from its own messages
 * @param line its connection; null without one
 * @param health what its messages say; null before the first
 */
record HealthRow(
        DeviceView device,
        LineCondition condition,
        String says,
        @Nullable Instant lastSeen,
        String expected,
        boolean learned,
        long messages,
        String rate,
        long errors,
        Refusals.Refused refused,
        long duplicates,
        long gaps,
        String clock,
        @Nullable LineNow line,
        @Nullable DeviceHealthView health) {

    private static final double LONG_S = 100;

    static HealthRow of(
            DeviceView device,
            LineCondition condition,
            @Nullable DeviceHealthView health,
            @Nullable LineNow line,
            Refusals.Refused refused,
            Instant now) {
        if (health == null) {
            return new HealthRow(device, condition, "", null, "", false, 0, "0", 0, refused, 0, 0, "", line, null);
        }
        Optional<DeviceHealthView.Expected> expected = health.expected(device);
        return new HealthRow(
                device,
                condition,
                health.state(),
                health.lastSeen(),
                expected.map(each -> Spans.of(each.within())).orElse(""),
                expected.map(DeviceHealthView.Expected::learned).orElse(false),
                health.messages(),
                String.format(Locale.ROOT, "%.1f", health.ratePerMinute(now)),
                health.errors(),
                refused,
                health.duplicates(),
                health.gaps(),
                clock(health.clockOffset()),
                line,
                health);
    }

    /** How far ahead of ours: to the tenth of a second, and from 100 seconds on as people say it. */
    static String clock(Duration offset) {
        double aheadS = -Math.round(offset.toMillis() / 1e2) / 10.0 + 0.0;
        String span = Math.abs(aheadS) < LONG_S
                ? String.format(Locale.ROOT, "%.1f s", Math.abs(aheadS))
                : Spans.of(offset.abs());
        return (aheadS < 0 ? "\u2212" : "+") + span;
    }

    /** Of its condition. */
    public String word() {
        return condition.word();
    }

    public Mark mark() {
        return condition.mark();
    }

    public boolean silent() {
        return condition == LineCondition.SILENT;
    }

    public boolean clockWrong() {
        return condition == LineCondition.CLOCK;
    }

    /** From what it was asked or told to its answer, such as {@code 12 ms}; empty where it answers nothing. */
    public String roundTrip() {
        Duration took = line == null ? null : line.roundTrip();
        return took == null ? "" : took.toMillis() + " ms";
    }
}
