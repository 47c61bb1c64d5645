package org.tallyman.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;

/** One user: details, and what they may do where. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UserPage(User user, Form form, List<String> verbs, List<GrantRow> grants, List<TokenRow> tokens)
        implements TemplateInstance {}
