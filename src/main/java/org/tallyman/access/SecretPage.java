package org.tallyman.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Shows a password or token for the only time; command is empty or uses it. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SecretPage(String what, String whose, String secret, String command, String back) implements TemplateInstance {}
