package org.tallyman.intake.mapping;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.device.mapping.KeptMapping;
import org.tallyman.device.revision.Revision;
import org.tallyman.platform.Form;

/**
 * One mapping to write beside what it makes of the last messages.
 *
 * @param name empty for a new one
 * @param address where the form goes
 * @param device whose messages are shown
 * @param wrong why the text is no mapping; empty when it is one
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record JsonMappingPage(
        String name,
        String address,
        Form form,
        Optional<DeviceView> device,
        List<MappingPreview.Row> rows,
        String wrong,
        List<Revision<KeptMapping>> versions,
        boolean mayConfigure)
        implements TemplateInstance {}
