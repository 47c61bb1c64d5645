package org.tallyman.intake.explain;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/** Paste anything, see it explained. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DecodePage(Form form, List<Option> options, Pasted pasted) implements TemplateInstance {}
