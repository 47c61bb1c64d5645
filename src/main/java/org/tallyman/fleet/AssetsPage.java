package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.place.Look;
import org.tallyman.platform.Form;
import org.tallyman.platform.Link;
import org.tallyman.platform.Option;

/**
 * The list of assets, and the form that makes one.
 *
 * @param rowsAt address of its rows alone
 * @param chosen part of a code or name that it is narrowed to
 * @param here its address without a site
 */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AssetsPage(
        Rows list,
        String rowsAt,
        String chosen,
        Look look,
        Link here,
        Form form,
        List<Option> kinds,
        List<Option> homes)
        implements TemplateInstance {

    /**
     * Some of them.
     *
     * @param next address of the next page, empty on the last; {@code first} of the first one, empty there
     * @param filtered whether only some are asked for
     */
    record Rows(List<Row> rows, String next, String first, boolean filtered) {}

    /** One asset; times are of what stands before them. */
    record Row(
            String code,
            String name,
            String kind,
            String tracker,
            String position,
            Optional<Instant> positionAt,
            Reading battery,
            Reading temperature) {}

    /** A value with its unit; empty when it is not measured. */
    record Reading(String text, Optional<Instant> at) {

        static Reading of(AssetView asset, String quantity) {
            Value value = asset.value(quantity);
            return value == null
                    ? new Reading("", Optional.empty())
                    : new Reading(value.words(), Optional.of(value.at()));
        }
    }
}
