package org.tallyman.device;

import java.util.Optional;
import org.tallyman.platform.panel.Panel;

/**
 * What a feature shows on the page of a device, such as its last messages: make it an {@code @ApplicationScoped} bean.
 */
public interface DevicePanel {

    /** Called while the page renders, after the caller's right to see the device was checked. */
    Optional<Panel> panel(DeviceView device);
}
