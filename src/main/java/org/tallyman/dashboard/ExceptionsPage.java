package org.tallyman.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What a person must decide on; {@code kinds} with how many there are of each. */
@CheckedTemplate(basePath = "dashboard", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ExceptionsPage(List<Concern> concerns, List<Kind> kinds, String shown) implements TemplateInstance {

    record Kind(String name, long count) {}
}
