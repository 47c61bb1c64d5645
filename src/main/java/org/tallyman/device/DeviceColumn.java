package org.tallyman.device;

import java.util.Map;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Mark;

/** What a feature shows in the list of devices, such as how long ago each spoke: make it an {@code @ApplicationScoped} bean. */
public interface DeviceColumn {

    /** The head of the column. */
    String title();

    /** A cell for each device that has one; called once a page. */
    Map<DeviceId, Cell> cells(java.util.List<DeviceId> devices);

    /** A mark with its word; {@link Mark#NORMAL} shows as plain text. */
    record Cell(Mark mark, String word) {}
}
