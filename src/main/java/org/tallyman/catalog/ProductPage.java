package org.tallyman.catalog;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Form;
import org.tallyman.platform.panel.Panel;

/** One product and its newest lots. */
@CheckedTemplate(basePath = "catalog", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ProductPage(ProductView product, List<LotView> lots, List<Panel> panels, Form form, boolean mayConfigure)
        implements TemplateInstance {}
