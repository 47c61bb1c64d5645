package org.tallyman.intake.mapping;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.KeptMapping;
import org.tallyman.device.revision.Revision;

/**
 * The mappings in use.
 *
 * @param unmapped devices that send JSON and have none
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record JsonMappingsPage(List<Revision<KeptMapping>> mappings, List<DeviceView> unmapped, boolean mayConfigure)
        implements TemplateInstance {}
