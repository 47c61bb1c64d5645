package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.place.Look;
import org.tallyman.platform.Link;
import org.tallyman.platform.Mark;
import org.tallyman.platform.Option;

/**
 * All lines and gateways, those that want a look first.
 *
 * @param shows which columns have anything in them
 * @param all how many there are where the person looks; {@code amiss} of which want a look, {@code says} what is wrong
 * @param language to which they are narrowed; empty for any
 * @param here its address without a site
 * @param next address of the next page, empty on the last; {@code first} of the first one, empty there
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record LinksPage(
        List<Row> rows,
        Shows shows,
        long all,
        long amiss,
        String says,
        List<Chip> states,
        List<Chip> kinds,
        List<Option> languages,
        String language,
        String query,
        Look look,
        Link here,
        String next,
        String first)
        implements TemplateInstance {

    /** Columns that only some devices fill. */
    record Shows(boolean roundTrip, boolean battery, boolean signal) {

        static Shows of(List<Row> rows) {
            return new Shows(
                    rows.stream().anyMatch(row -> !row.health().roundTrip().isEmpty()),
                    rows.stream().anyMatch(row -> !row.vitals().battery().isEmpty()),
                    rows.stream().anyMatch(row -> !row.vitals().signal().isEmpty()));
        }
    }

    /** A narrower list; how many are in it. */
    record Chip(String href, String word, Mark mark, long count, boolean chosen) {}

    /**
     * One line.
     *
     * @param gateway the device that speaks for it
     * @param open parts of its messages that wait in quarantine
     * @param strip its last day
     */
    record Row(
            HealthRow health,
            String place,
            Optional<String> gateway,
            long open,
            LinkVitals.Vitals vitals,
            LineStrip strip) {}
}
