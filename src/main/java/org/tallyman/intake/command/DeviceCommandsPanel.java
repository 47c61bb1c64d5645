package org.tallyman.intake.command;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;

/** On the page of a device that takes commands: the last of them. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceCommandsPanel(DeviceView device, List<CommandView> commands, boolean mayConfigure)
        implements TemplateInstance {}
