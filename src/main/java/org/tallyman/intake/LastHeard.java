package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;

/**
 * When devices were heard last of which nothing was kept: keep-alives, heartbeats and connections that come up tell nothing, and
 * show all the same that somebody is there. Since the start only: they come again soon, or are missed rightly.
 */
@ApplicationScoped
public class LastHeard {

    private final Map<Long, Instant> heard = new ConcurrentHashMap<>();

    /** A device showed that it is there. */
    public void at(DeviceId device, Instant now) {
        heard.put(device.value(), now);
    }

    /** What is known of a device from its messages, as of the moment at which it was heard last. */
    DeviceHealthView with(long device, DeviceHealthView known) {
        Instant at = heard.get(device);
        return at == null ? known : known.heard(at);
    }
}
