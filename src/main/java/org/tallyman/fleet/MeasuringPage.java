package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;

/**
 * Everything that measures, to choose whose charts to look at.
 *
 * @param mark the worst of what is shown; {@code says} how many of them want a look
 * @param here its address without a site
 * @param next address of the next page, empty on the last; {@code first} of the first one, empty there
 */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record MeasuringPage(
        List<Row> rows, Mark mark, String says, String query, Look look, Link here, String next, String first)
        implements TemplateInstance {

    /**
     * A device and its newest values.
     *
     * @param placeId of the place in which it stands; 0 for none
     * @param more values that are left out
     * @param at time of the newest
     */
    record Row(
            long id,
            String name,
            String code,
            long placeId,
            String place,
            List<Value> values,
            int more,
            Mark mark,
            Instant at) {}

    /** One of them; {@code href} leads to its chart. */
    record Value(String quantity, String words, Mark mark, String href) {}
}
