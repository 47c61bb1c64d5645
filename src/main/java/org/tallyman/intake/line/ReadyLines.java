package org.tallyman.intake.line;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.command.Way;
import org.tallyman.intake.command.Ways;

/** The lines on which devices were let in, and so may be told something; where one calls twice, the newer line counts. */
@ApplicationScoped
class ReadyLines implements Ways {

    private final Map<DeviceId, LineConnection> lines = new ConcurrentHashMap<>();

    void enter(DeviceId device, LineConnection line) {
        lines.put(device, line);
    }

    void leave(DeviceId device, LineConnection line) {
        lines.remove(device, line);
    }

    @Override
    public Optional<Way> to(DeviceView device) {
        LineConnection line = lines.get(device.id());
        return line != null && line.dialect().name().equals(device.dialect()) ? Optional.of(line) : Optional.empty();
    }
}
