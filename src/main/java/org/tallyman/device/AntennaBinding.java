package org.tallyman.device;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tallyman.ident.DeviceId;

/**
 * Names one binding of an antenna.
 *
 * @param antenna 0 stands for all that have no binding of their own
 * @param from when it begins, to the millisecond
 */
public record AntennaBinding(DeviceId device, int antenna, Instant from) {

    public AntennaBinding {
        from = from.truncatedTo(ChronoUnit.MILLIS);
    }
}
