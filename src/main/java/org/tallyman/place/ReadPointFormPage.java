package org.tallyman.place;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** A read point to make at a place. */
@CheckedTemplate(basePath = "place", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReadPointFormPage(PlaceView place, Form form, List<Option> roles) implements TemplateInstance {}
