package org.tallyman.intake;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallyman.ident.DeviceId;

/** Devices that Tallyman calls in vain: nothing comes of them, and nobody else would say so. */
@ApplicationScoped
public class LinesInVain {

    private final List<LineSource> sources;

    LinesInVain(@All List<LineSource> sources) {
        this.sources = sources;
    }

    /** Those whose line has been down since before {@code moment}. */
    public Map<DeviceId, LineNow> downSince(Instant moment) {
        Map<DeviceId, LineNow> down = new HashMap<>();
        sources.forEach(source -> source.lines().forEach((device, line) -> {
            if (line.phase() == LineNow.Phase.DOWN && line.since().isBefore(moment)) {
                down.put(device, line);
            }
        }));
        return down;
    }
}
