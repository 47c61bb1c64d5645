package org.tallyman.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;

/** What a person sees of the own account. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AccountPage(
        String name,
        boolean mustChange,
        Form password,
        Form order,
        List<Sessions.Session> sessions,
        List<TokenRow> tokens,
        List<String> verbs)
        implements TemplateInstance {}
