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
        Mark mark,
        String word) {

    static HealthRow of(DeviceView device, @Nullable DeviceHealthView health, Instant now) {
        if (health == null) {
            return new HealthRow(device, null, 0, "0", 0, 0, 0, "", Mark.UNKNOWN, "never seen");
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
                String.format(Locale.ROOT, "%+.1f s", -health.clockOffset().toMillis() / 1e3),
                device.active() ? mark : Mark.UNKNOWN,
                device.active() ? word : "disabled");
    }
}
