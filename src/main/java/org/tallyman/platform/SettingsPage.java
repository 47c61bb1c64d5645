package org.tallyman.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Links to users, master data, imports and the audit trail; only those that this person may open.
 *
 * @param views may look at master data
 * @param configures may import it
 * @param administers may see people and the audit trail
 */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SettingsPage(boolean views, boolean configures, boolean administers) implements TemplateInstance {}
