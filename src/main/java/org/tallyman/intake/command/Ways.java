package org.tallyman.intake.command;

import java.util.Optional;
import org.tallyman.device.DeviceView;

/** The lines that are up. */
public interface Ways {

    /** The newest line of a device on which it was let in and speaks its language; empty while it is on none. */
    Optional<Way> to(DeviceView device);
}
