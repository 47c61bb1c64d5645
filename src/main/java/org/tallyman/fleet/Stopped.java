package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.DeviceHealthView;

/**
 * Tells which sensors have stopped: nothing came for four times as long as it usually was between two of their last
 * readings. While a device sleeps as it uses to, no more is asked of its sensors than that they told when it was awake.
 */
@ApplicationScoped
class Stopped {

    private static final int TIMES = 4;

    /** A shorter silence than this is none. */
    private static final Duration LEAST = Duration.ofHours(1);

    /** Of what was measured but once nobody knows what is usual. */
    private static final Duration AFTER_ONE = Duration.ofDays(1);

    private final Measurements measurements;
    private final DeviceHealthReader health;
    private final Devices devices;
    private final Clock clock;

    Stopped(Measurements measurements, DeviceHealthReader health, Devices devices, Clock clock) {
        this.measurements = measurements;
        this.health = health;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * Those among the newest values that are the last words of a sensor.
     *
     * @param values those values
     * @param silent devices of which a person said how often they speak, and that do not: known as silent already
     */
    record Found(Set<Measurements.Newest> values, Set<Long> silent) {

        boolean has(Measurements.Newest newest) {
            return values.contains(newest);
        }
    }

    Found among(List<Measurements.Newest> newest) {
        Instant now = clock.instant();
        List<Measurements.Newest> old = newest.stream()
                .filter(each -> each.value().at().isBefore(now.minus(LEAST)))
                .toList();
        if (old.isEmpty()) {
            return new Found(Set.of(), Set.of());
        }
        List<Long> ids =
                old.stream().map(Measurements.Newest::device).distinct().toList();
        Map<Long, DeviceHealthView> lines = health.of(ids);
        Map<Measurements.Sensor, Duration> usual = measurements.usual(ids, now.minus(LEAST));
        Set<Measurements.Newest> values = new HashSet<>();
        Set<Long> silent = new HashSet<>();
        for (Measurements.Newest each : old) {
            DeviceView device = devices.byId(each.device()).orElse(null);
            DeviceHealthView line = lines.get(each.device());
            Duration between = usual.get(Measurements.Sensor.of(each));
            Duration within = between == null ? AFTER_ONE : between.multipliedBy(TIMES);
            Duration gap = Duration.between(each.value().at(), asked(device, line, now));
            if (gap.compareTo(LEAST) > 0 && gap.compareTo(within) > 0) {
                values.add(each);
            }
            if (device != null && line != null && line.silent(device, now)) {
                silent.add(each.device());
            }
        }
        return new Found(values, silent);
    }

    /** Until when a device should have told something. */
    private static Instant asked(@Nullable DeviceView device, @Nullable DeviceHealthView line, Instant now) {
        if (device == null || line == null) {
            return now;
        }
        boolean sleeps = device.active() && line.expected(device).isPresent() && !line.overdue(device, now);
        return sleeps ? line.lastSeen() : now;
    }
}
