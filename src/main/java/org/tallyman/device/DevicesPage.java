package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;

/**
 * Devices by id.
 *
 * @param amiss whether only those are listed that want a look
 * @param place name of the place to which they are narrowed; empty for any
 * @param here its address without a site
 * @param next address of the next page, empty on the last; {@code first} of the first one, empty there
 */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DevicesPage(
        List<Row> rows,
        List<DeviceColumns.Head> heads,
        String query,
        boolean amiss,
        String place,
        Look look,
        Link here,
        String next,
        String first,
        boolean mayConfigure)
        implements TemplateInstance {

    /** One device, where it stands, and a cell for each column that a feature adds. */
    record Row(DeviceView device, String place, List<Cell> cells) {

        /** Whether any cell wants a look. */
        public boolean amiss() {
            return cells.stream()
                    .flatMap(cell -> cell.of().stream())
                    .anyMatch(cell -> cell.mark().compareTo(Mark.ATTENTION) >= 0);
        }
    }

    /** A cell under its head; empty where the column says nothing of this device. */
    record Cell(DeviceColumns.Head head, Optional<DeviceColumns.Cell> of) {}
}
