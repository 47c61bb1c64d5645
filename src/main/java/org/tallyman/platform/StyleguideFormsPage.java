package org.tallyman.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The example forms of the style guide. */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StyleguideFormsPage(Instant seen, List<Option> options, Form empty, Form refused) implements TemplateInstance {

    static StyleguideFormsPage at(Instant now) {
        return new StyleguideFormsPage(
                now.minusSeconds(250),
                List.of(
                        new Option("zone", "Zone"),
                        new Option("inside", "Door, inside"),
                        new Option("outside", "Door, outside")),
                Form.EMPTY,
                Form.of(Map.of("gtin", "0614141000019", "name", "", "role", "inside"))
                        .refusedFor(List.of(
                                new Violation(
                                        "gtin",
                                        "0614141000019",
                                        "has a wrong check digit: 8 is expected (GS1 General Specifications 7.9)"),
                                new Violation("name", "", "is needed"))));
    }
}
