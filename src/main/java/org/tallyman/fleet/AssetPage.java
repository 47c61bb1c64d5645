package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Form;
import org.tallyman.platform.svg.TimeChart;

/** One asset. */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AssetPage(String code, String heading, String topic, String refreshOn, Body body, Form form)
        implements TemplateInstance {

    /** All that changes while one looks; {@code limits} of its temperature in words, empty for none. */
    record Body(
            AssetsPage.Row row,
            Optional<PathDrawing> path,
            int points,
            List<Sensor> temperatures,
            String limits,
            boolean excursion,
            List<Last> values) {}

    /** What one sensor measured; {@code title} is empty where there is but one. */
    record Sensor(String title, TimeChart chart) {}

    /** The newest of a quantity. */
    record Last(String quantity, String sensor, String text, java.time.Instant at) {}
}
