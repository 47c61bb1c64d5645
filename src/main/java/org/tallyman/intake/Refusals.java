package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallyman.ident.DeviceId;

/** How often the messages of each device were not taken since the start, such as for coming too fast. */
@ApplicationScoped
public class Refusals {

    private static final Refused NONE = new Refused(0, "");

    private final Map<DeviceId, Refused> devices = new ConcurrentHashMap<>();

    /**
     * How often, and why the last time.
     *
     * @param reason a short fixed name, such as {@code too-fast}
     */
    public record Refused(long times, String reason) {}

    /** A message of a registered device was not kept; as often as there are devices, so memory is bounded. */
    public void count(DeviceId device, String reason) {
        devices.merge(device, new Refused(1, reason), (before, one) -> new Refused(before.times() + 1, reason));
    }

    /** Those of a device. */
    public Refused of(DeviceId device) {
        return devices.getOrDefault(device, NONE);
    }
}
