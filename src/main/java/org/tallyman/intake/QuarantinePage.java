package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What could not be understood.
 *
 * @param state which of them are shown
 * @param settled what came of the last click; at most one
 * @param next address of the older ones; empty at the end
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record QuarantinePage(String state, List<QuarantineDocument> settled, List<QuarantineDocument> items, String next)
        implements TemplateInstance {}
