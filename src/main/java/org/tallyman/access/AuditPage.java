package org.tallyman.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The audit trail, newest first; next is empty on the last page. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record AuditPage(List<Audit.Entry> entries, String next) implements TemplateInstance {}
