package org.tallyman.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The users by name; next is empty on the last page. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UsersPage(List<UserRow> rows, String next) implements TemplateInstance {}
