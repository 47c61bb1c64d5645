package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Mark;

/** Devices by id; {@code next} is the address of the following page. */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DevicesPage(
        List<Row> rows, List<DeviceColumns.Head> heads, String query, Optional<String> next, boolean mayConfigure)
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
