package org.tallyman.stock;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.event.TraceLine;

/**
 * One item: where it is, since when, how sure that is, and its whole history.
 *
 * @param what it is, in words
 * @param older address of the older part of its history; empty when this is all
 */
@CheckedTemplate(basePath = "stock", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ItemPage(
        String what,
        ItemDocument item,
        String state,
        Sureness sureness,
        List<TraceLine> history,
        String here,
        String older)
        implements TemplateInstance {}
