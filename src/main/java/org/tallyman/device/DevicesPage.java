package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Mark;

/** Devices by id; {@code next} is the address of the following page. */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DevicesPage(List<Row> rows, List<String> titles, String query, Optional<String> next, boolean mayConfigure)
        implements TemplateInstance {

    /** One device, where it stands, and a cell for each column that a feature adds. */
    record Row(DeviceView device, String place, List<Cell> cells) {}

    /** Empty where the column says nothing of this device. */
    record Cell(String title, @Nullable Mark mark, String word) {}
}
