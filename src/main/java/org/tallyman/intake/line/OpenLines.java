package org.tallyman.intake.line;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.LiveFeed;

/** Which device is on which line now; where one calls twice, the newer line counts. */
@ApplicationScoped
class OpenLines {

    private final Map<DeviceId, LineConnection> lines = new ConcurrentHashMap<>();
    private final LiveFeed feed;

    OpenLines(LiveFeed feed, MeterRegistry registry) {
        this.feed = feed;
        registry.gauge("tallyman.line.devices", lines, Map::size);
    }

    void enter(DeviceId device, LineConnection line) {
        lines.put(device, line);
        feed.publish("devices");
    }

    void leave(DeviceId device, LineConnection line) {
        if (lines.remove(device, line)) {
            feed.publish("devices");
        }
    }

    Optional<LineConnection> of(DeviceId device) {
        return Optional.ofNullable(lines.get(device));
    }
}
