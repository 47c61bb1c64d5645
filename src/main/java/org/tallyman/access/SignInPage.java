package org.tallyman.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.tallyman.platform.Form;

/** Asks for name and password; trouble is empty or says what went wrong. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SignInPage(Form form, String back, String trouble) implements TemplateInstance {}
