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
 * One line at a moment, as pages show it.
 *
 * @param health what its messages say; null before the first
 * @param line its connection; null without one
 */
record HealthRow(
        DeviceView device,
        LineCondition condition,
        @Nullable DeviceHealthView health,
        @Nullable LineNow line,
        Refusals.Refused refused,
        Instant at) {

    private static final double LONG_S = 100;

    private Optional<DeviceHealthView> known() {
        return Optional.ofNullable(health);
    }

    /** What the device last said of its own state, in its words; empty when it says nothing. */
    public String says() {
        return known().map(DeviceHealthView::state).orElse("");
    }

    @Nullable
    public Instant lastSeen() {
        return health == null ? null : health.lastSeen();
    }

    /** How long it may be silent; empty where that is not known. */
    Optional<DeviceHealthView.Expected> within() {
        return known().flatMap(said -> said.expected(device));
    }

    /** The same in words. */
    public String expected() {
        return within().map(each -> Spans.of(each.within())).orElse("");
    }

    /** Whether that follows from its own messages. */
    public boolean learned() {
        return within().map(DeviceHealthView.Expected::learned).orElse(false);
    }

    public long messages() {
        return health == null ? 0 : health.messages();
    }

    public long errors() {
        return health == null ? 0 : health.errors();
    }

    public long duplicates() {
        return health == null ? 0 : health.duplicates();
    }

    public long gaps() {
        return health == null ? 0 : health.gaps();
    }

    double ratePerMinute() {
        return health == null ? 0 : health.ratePerMinute(at);
    }

    /** Messages a minute, to the tenth. */
    public String rate() {
        return health == null ? "0" : String.format(Locale.ROOT, "%.1f", ratePerMinute());
    }

    /** How far its clock is ahead; empty before the first message. */
    public String clock() {
        return known().map(said -> clock(said.clockOffset())).orElse("");
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
