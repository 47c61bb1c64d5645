package org.tallyman.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.LineSource;

/** Lines of a kind that is there in tests only, each as a test wants it to be. */
@ApplicationScoped
class PlantedLines implements LineSource {

    private final Map<DeviceId, LineNow> lines = new ConcurrentHashMap<>();

    void plant(DeviceId device, LineNow line) {
        lines.put(device, line);
    }

    void clear() {
        lines.clear();
    }

    @Override
    public Map<DeviceId, LineNow> lines() {
        return Map.copyOf(lines);
    }
}
