package org.tallyman.shipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;
import org.tallyman.platform.Form;
import org.tallyman.platform.csv.ImportReport;

/** The import of shipments, with what came of the last try. */
@CheckedTemplate(basePath = "shipment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ShipmentImportPage(Form form, Optional<ImportReport> report, String columns) implements TemplateInstance {}
