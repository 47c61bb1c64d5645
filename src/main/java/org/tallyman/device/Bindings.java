package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Which read point an antenna serves, at any time. */
@ApplicationScoped
public class Bindings {

    private final Devices devices;

    Bindings(Devices devices) {
        this.devices = devices;
    }

    /** The read point that an antenna served at an instant, 0 for none; see {@link DeviceSnapshot#readPointAt}. */
    public long readPointAt(long device, int antenna, Instant at) {
        return devices.snapshot().readPointAt(device, antenna, at);
    }
}
