package org.tallyman.intake;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.platform.Mark;

/** One device on the page that shows the lines of all. */
record HealthRow(
        DeviceView device,
        @Nullable Instant lastSeen,
        long messages,
        String rate,
        long errors,
        long duplicates,
        long gaps,
        String clock,
        boolean silent,
        Mark mark,
        String word) {

    /** How far ahead of ours, to the tenth of a second. */
    private static String clock(DeviceHealthView health) {
        double aheadS = -Math.round(health.clockOffset().toMillis() / 1e2) / 10.0 + 0.0;
        String number = String.format(Locale.ROOT, Math.abs(aheadS) < 100 ? "%+.1f s" : "%+.0f s", aheadS);
        return number.replace('-', '\u2212');
    }

    static HealthRow of(DeviceView device, @Nullable DeviceHealthView health, Instant now) {
        if (health == null) {
            return new HealthRow(device, null, 0, "0", 0, 0, 0, "", false, Mark.UNKNOWN, "never seen");
        }
        boolean silent = health.silent(device, now);
        boolean wrong = health.clockWrong(device.clockToleranceS());
        Mark mark = silent || wrong ? Mark.ATTENTION : Mark.NORMAL;
        String word =
                silent ? "silent" : wrong ? "clock is wrong" : health.state().isEmpty() ? "heard" : health.state();
        return new HealthRow(
                device,
                health.lastSeen(),
                health.messages(),
                String.format(Locale.ROOT, "%.1f", health.ratePerMinute(now)),
                health.errors(),
                health.duplicates(),
                health.gaps(),
                clock(health),
                silent,
                device.active() ? mark : Mark.UNKNOWN,
                device.active() ? word : "disabled");
    }
}
