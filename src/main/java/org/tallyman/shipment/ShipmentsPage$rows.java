package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/** Only the rows. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ShipmentsPage$rows(List<ShipmentsPage.Row> rows, Optional<String> next, boolean filtered)
        implements TemplateInstance {}
