package org.tallyman.intake.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.tallyman.device.DevicePanel;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.platform.panel.Panel;

/** Shows on the page of a device that calls whether its line is up. */
@ApplicationScoped
class OpenLineView implements DevicePanel {

    private static final int ORDER = 12;

    private final OpenLines lines;
    private final DialectRegistry dialects;

    OpenLineView(OpenLines lines, DialectRegistry dialects) {
        this.lines = lines;
        this.dialects = dialects;
    }

    @Override
    public Optional<Panel> panel(DeviceView device) {
        if (!(dialects.find(device.dialect()).orElse(null) instanceof LineDialect)) {
            return Optional.empty();
        }
        Optional<LineConnection> line = lines.of(device.id());
        OpenLinePanel panel = new OpenLinePanel(
                device,
                line.map(LineConnection::since),
                line.map(LineConnection::address).orElse(""),
                line.map(LineConnection::told).orElse(LineTalk.NOTHING),
                lines.lastBreak(device.id()));
        return Optional.of(new Panel("On the line", ORDER, panel));
    }
}
