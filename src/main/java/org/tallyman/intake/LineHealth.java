package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.device.DeviceColumns;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Numbers;
import org.tallyman.platform.panel.Panel;

/** How each device's line is, in the list of devices and on the page of one. */
@ApplicationScoped
class LineHealth implements DeviceColumns, DevicePanel {

    private static final List<Head> HEADS = List.of(
            new Head("State", false),
            new Head("Last seen", false),
            new Head("Messages/min", true),
            new Head("Clock", true),
            new Head("Errors", true));

    private final DeviceHealthReader reader;
    private final Clock clock;

    LineHealth(DeviceHealthReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public List<Head> heads() {
        return HEADS;
    }

    @Override
    public Map<DeviceId, List<Cell>> cells(List<DeviceView> devices) {
        Map<Long, DeviceHealthView> lines = reader.all();
        Instant now = clock.instant();
        Map<DeviceId, List<Cell>> cells = new HashMap<>();
        devices.forEach(device -> cells.put(
                device.id(), cells(HealthRow.of(device, lines.get(device.id().value()), now))));
        return cells;
    }

    private static List<Cell> cells(HealthRow row) {
        Instant seen = row.lastSeen();
        String errors = Numbers.grouped(row.errors());
        return List.of(
                Cell.of(row.mark(), row.word()),
                seen == null ? Cell.text("–") : Cell.age(row.silent() ? Mark.UNKNOWN : Mark.NORMAL, seen),
                Cell.text(row.rate()),
                Cell.text(row.clock()),
                row.errors() == 0
                        ? Cell.text(errors)
                        : Cell.text(errors)
                                .linked("/messages/of/" + row.device().id().value()));
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        HealthRow row = HealthRow.of(device, reader.all().get(device.id().value()), clock.instant());
        return Optional.of(new Panel("Its line", 10, new LinePanel(row)));
    }
}
