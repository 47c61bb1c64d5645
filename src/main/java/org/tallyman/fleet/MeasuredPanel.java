package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.tallyman.platform.Mark;

/**
 * What is measured by a device or in a place, the newest values.
 *
 * @param all address of the charts; {@code more} how many values are left out, {@code devices} how many devices
 */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MeasuredPanel(List<Row> rows, String all, int more, int devices) implements TemplateInstance {

    /** One value; {@code by} is the device where there may be several, {@code limits} empty where there are none. */
    record Row(String quantity, String href, String by, String value, String limits, Mark mark, Instant at) {}
}
