package org.tallyman.place;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** One read point: what it is, and its settings now, then and later. */
@CheckedTemplate(basePath = "place", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReadPointPage(
        ReadPointView point,
        List<ReadPointDocument.Settings> history,
        Form settings,
        Form details,
        List<Option> places,
        boolean mayConfigure)
        implements TemplateInstance {}
