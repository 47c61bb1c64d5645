package org.tallyman.intake.line;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.command.Way;
import org.tallyman.intake.command.Ways;
import org.tallyman.platform.LiveFeed;

/** Which device is on which line now; where one calls twice, the newer line counts. */
@ApplicationScoped
class OpenLines implements Ways {

    private final Map<DeviceId, LineConnection> lines = new ConcurrentHashMap<>();

    /** The lines on which devices were let in, and so may be told something. */
    private final Map<DeviceId, LineConnection> ready = new ConcurrentHashMap<>();

    private final LiveFeed feed;

    OpenLines(LiveFeed feed, MeterRegistry registry) {
        this.feed = feed;
        registry.gauge("tallyman.line.devices", lines, Map::size);
    }

    void enter(DeviceId device, LineConnection line) {
        lines.put(device, line);
        feed.publish("devices");
    }

    void ready(DeviceId device, LineConnection line) {
        ready.put(device, line);
    }

    void leave(DeviceId device, LineConnection line) {
        ready.remove(device, line);
        if (lines.remove(device, line)) {
            feed.publish("devices");
        }
    }

    @Override
    public Optional<Way> to(DeviceView device) {
        LineConnection line = ready.get(device.id());
        return line != null && line.dialect().name().equals(device.dialect()) ? Optional.of(line) : Optional.empty();
    }

    Optional<LineConnection> of(DeviceId device) {
        return Optional.ofNullable(lines.get(device));
    }
}
