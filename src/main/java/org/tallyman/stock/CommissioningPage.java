package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;

/**
 * Says what tags are on: one by a form, many by a list.
 *
 * @param bad rows of the list that break a rule
 * @param done what was done, in words; empty before
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record CommissioningPage(Form form, List<Bad> bad, String done) implements TemplateInstance {

    /** One rule that a row breaks. */
    record Bad(long line, String field, String value, String rule) {}
}
