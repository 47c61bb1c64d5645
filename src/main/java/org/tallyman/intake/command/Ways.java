package org.tallyman.intake.command;

import java.util.Optional;
import org.tallyman.ident.DeviceId;

/** The lines that are up. */
public interface Ways {

    /** The newest line of a device; empty while it is on none. */
    Optional<Way> to(DeviceId device);
}
