package org.tallyman.intake.line;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.LineSource;
import org.tallyman.platform.LiveFeed;

/** Which device is on which line now; where one calls twice, the newer line counts. */
@ApplicationScoped
class OpenLines implements LineWatch, LineSource {

    private final Map<DeviceId, LineConnection> lines = new ConcurrentHashMap<>();
    private final Map<DeviceId, String> breaks = new ConcurrentHashMap<>();
    private final LiveFeed feed;

    OpenLines(LiveFeed feed, MeterRegistry registry) {
        this.feed = feed;
        registry.gauge("tallyman.line.devices", lines, Map::size);
    }

    void enter(DeviceId device, LineConnection line) {
        lines.put(device, line);
        feed.publish("devices");
    }

    void leave(DeviceId device, LineConnection line, String why) {
        if (lines.remove(device, line)) {
            breaks.put(device, why);
            feed.publish("devices");
        }
    }

    @Override
    public Map<DeviceId, LineNow> lines() {
        Map<DeviceId, LineNow> now = new HashMap<>();
        lines.forEach((device, line) -> now.put(
                device,
                new LineNow(
                        LineNow.Phase.UP,
                        line.since(),
                        line.address(),
                        lastBreak(device),
                        line.roundTrip(),
                        line.told().said())));
        return now;
    }

    /** Silence is not watched from here: how a caller is says its line. */
    @Override
    public void heard() {}

    @Override
    public void connected() {
        feed.publish("devices");
    }

    @Override
    public void paused(boolean paused) {
        feed.publish("devices");
    }

    @Override
    public void changed() {
        feed.publish("devices");
    }

    @Override
    public String lastBreak(DeviceId device) {
        return breaks.getOrDefault(device, "");
    }
}
