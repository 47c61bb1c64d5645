package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Finder.Found;

/**
 * What a code or word may mean.
 *
 * @param meaning what kind of code it is
 * @param forms of the code, when it is one
 * @param complaint the rule that it breaks, when it is meant as a code and is none; may be empty
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SearchPage(String sought, List<Found> matches, String meaning, List<CodeForm> forms, String complaint)
        implements TemplateInstance {

    /** The code in one of its forms. */
    record CodeForm(String name, String value) {}
}
