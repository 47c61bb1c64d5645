package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.svg.TimeChart;

/**
 * What a device measures, or what is measured in a place: one quantity, a chart for each sensor.
 *
 * @param back address of the device or place, {@code name} what it is called
 * @param here address of this page
 * @param refreshS seconds after which it is asked for again
 * @param room the section of the rail to which it belongs
 * @param mark the worst of its series now; {@code says} in words
 * @param quantities that are offered, {@code sought} names of all where there are more
 * @param more sensors that are left out, {@code devices} devices that are
 * @param export address of the same as CSV; empty where that would leave devices out
 * @param limitsAt address to which limits are posted; empty for those who may not set them
 * @param unit of the limits, as people write it
 */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MeasurementsPage(
        String name,
        String back,
        Link here,
        int refreshS,
        String quantity,
        String room,
        Mark mark,
        String says,
        List<Chip> quantities,
        List<String> sought,
        List<Chip> ranges,
        List<Series> series,
        int more,
        int devices,
        String export,
        Form form,
        String limitsAt,
        String unit)
        implements TemplateInstance {

    /** Another look at the same. */
    record Chip(String href, String word, boolean chosen) {}

    /**
     * What one sensor measured.
     *
     * @param limits in words; empty where there are none
     * @param quiet whether it tells nothing any more
     * @param at time of the newest value
     */
    record Series(
            String title,
            String href,
            String value,
            String limits,
            Mark mark,
            boolean quiet,
            Instant at,
            TimeChart chart) {}
}
