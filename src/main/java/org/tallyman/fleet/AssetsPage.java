package org.tallyman.fleet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** The list of assets, and the form that makes one. */
@CheckedTemplate(basePath = "fleet", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AssetsPage(
        List<Row> rows,
        Optional<String> next,
        String rowsAt,
        String chosen,
        Form form,
        List<Option> kinds,
        List<Option> homes)
        implements TemplateInstance {

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
                    : new Reading(words(value), Optional.of(value.at()));
        }

        static String words(Value value) {
            String unit = value.unit().equals("Cel") ? "°C" : value.unit();
            return String.format(java.util.Locale.ROOT, "%.1f", value.value()) + " " + unit;
        }
    }
}
