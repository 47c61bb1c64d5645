package org.tallyman.intake;

import java.util.Map;
import org.tallyman.ident.DeviceId;

/** A kind of link whose connections stay open between messages: make it an {@code @ApplicationScoped} bean. */
public interface LineSource {

    /** Every device that is connected now, or should be because Tallyman calls it. */
    Map<DeviceId, LineNow> lines();

    /** What ended the last line of a device; empty while there was none since the start, or when it is not known. */
    default String lastBreak(DeviceId device) {
        return "";
    }
}
