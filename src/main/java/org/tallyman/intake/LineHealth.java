package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
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
import org.tallyman.platform.Times;
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

    private static final int DAYS = 7;
    private static final int PERIODS = 8;

    private final LineBoard board;
    private final LineHistoryReader histories;
    private final Times times;

    LineHealth(LineBoard board, LineHistoryReader histories, Times times) {
        this.board = board;
        this.histories = histories;
        this.times = times;
    }

    @Override
    public List<Head> heads() {
        return HEADS;
    }

    @Override
    public Map<DeviceId, List<Cell>> cells(List<DeviceView> devices) {
        LineBoard.Sight sight = board.look(devices);
        Map<DeviceId, List<Cell>> cells = new HashMap<>();
        devices.forEach(device -> cells.put(device.id(), cells(sight.row(device))));
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
        LineBoard.Sight sight = board.look(List.of(device));
        ZoneId zone = times.zone();
        LineHistory history = histories.of(device.id().value(), LineStrip.start(DAYS, zone, sight.at()), sight.at());
        List<LineHistory.Period> bad = history.bad();
        LinePanel panel = new LinePanel(
                sight.row(device),
                LineStrip.ofDays(history, DAYS, zone, sight.at()),
                bad.subList(0, Math.min(PERIODS, bad.size())),
                history.share().orElse(""),
                board.lastBreak(device.id()));
        return Optional.of(new Panel("Its line", 10, panel));
    }
}
