package org.tallyman.place;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/**
 * A place to make or to edit.
 *
 * @param heading the title of the page
 * @param action where the form posts to
 * @param back where "Cancel" leads
 * @param kinds empty when the kind is given
 */
@CheckedTemplate(basePath = "place", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PlaceFormPage(
        String heading, String action, String back, Form form, List<Option> kinds, List<Option> parents, boolean site)
        implements TemplateInstance {}
