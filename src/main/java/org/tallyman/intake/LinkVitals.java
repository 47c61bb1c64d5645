package org.tallyman.intake;

import java.util.List;
import java.util.Map;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;

/** What upper floors know of how devices themselves are; for the page of all links. */
public interface LinkVitals {

    /** Of those devices of which something is known; called once a page. */
    Map<DeviceId, Vitals> of(List<DeviceView> devices);

    /**
     * In words, empty where the device does not tell.
     *
     * @param battery such as {@code 87 %} or {@code 3.6 V}
     * @param low whether the battery wants to be changed
     * @param signal how strong it is received, such as {@code −97 dBm}
     */
    record Vitals(String battery, boolean low, String signal) {
        static final Vitals NONE = new Vitals("", false, "");
    }
}
