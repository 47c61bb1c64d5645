package org.tallyman.intake;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.DeviceId;

/** Judges the lines of devices: what their messages say, and whether they are connected. */
@ApplicationScoped
class LineBoard {

    private final DeviceHealthReader health;
    private final List<LineSource> sources;
    private final DialectRegistry dialects;
    private final Refusals refusals;
    private final Clock clock;

    LineBoard(
            DeviceHealthReader health,
            @All List<LineSource> sources,
            DialectRegistry dialects,
            Refusals refusals,
            Clock clock) {
        this.health = health;
        this.sources = sources;
        this.dialects = dialects;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** All lines as they are at one moment; one question to the database, however many are asked for. */
    Sight look() {
        return look(health.all());
    }

    /** The lines of some devices; of others nothing is known then. */
    Sight look(List<DeviceView> devices) {
        return look(
                health.of(devices.stream().map(device -> device.id().value()).toList()));
    }

    private Sight look(Map<Long, DeviceHealthView> known) {
        Map<DeviceId, LineNow> lines = new HashMap<>();
        sources.forEach(source -> lines.putAll(source.lines()));
        return new Sight(known, lines, clock.instant());
    }

    /** What ended the last line of a device that is on none now, in words; empty when that is not known. */
    String lastBreak(DeviceId device) {
        return sources.stream()
                .map(source -> source.lastBreak(device))
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether a device calls on a line of its own, in a language that is spoken on lines. */
    boolean calls(DeviceView device) {
        return dialects.find(device.dialect()).orElse(null) instanceof LineDialect;
    }

    /** The lines at one moment. */
    final class Sight {

        private final Map<Long, DeviceHealthView> health;
        private final Map<DeviceId, LineNow> lines;
        private final Instant at;

        private Sight(Map<Long, DeviceHealthView> health, Map<DeviceId, LineNow> lines, Instant at) {
            this.health = health;
            this.lines = lines;
            this.at = at;
        }

        Instant at() {
            return at;
        }

        HealthRow row(DeviceView device) {
            DeviceHealthView known = health.get(device.id().value());
            LineNow line = lines.get(device.id());
            return new HealthRow(device, condition(device, known, line), known, line, refusals.of(device.id()), at);
        }

        /** Changes whenever something was heard. */
        long messages() {
            return health.values().stream()
                    .mapToLong(DeviceHealthView::messages)
                    .sum();
        }

        private LineCondition condition(DeviceView device, @Nullable DeviceHealthView known, @Nullable LineNow line) {
            if (!device.active()) {
                return LineCondition.DISABLED;
            }
            if (line != null && line.phase() == LineNow.Phase.DOWN) {
                return LineCondition.DOWN;
            }
            if (known == null) {
                return line == null ? LineCondition.NEVER : line.up() ? LineCondition.UP : LineCondition.CALLING;
            }
            if (known.overdue(device, at)) {
                return LineCondition.SILENT;
            }
            if (known.clockWrong(device.clockToleranceS())) {
                return LineCondition.CLOCK;
            }
            if (line != null) {
                return line.up() ? LineCondition.UP : LineCondition.CALLING;
            }
            return calls(device) ? LineCondition.ASLEEP : LineCondition.HEARD;
        }
    }
}
