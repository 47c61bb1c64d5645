package org.tallyman.intake.command;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;

/**
 * What a device can be told, and what it was told.
 *
 * @param chosen the type of the command that the form is for; empty while none is chosen, as its title and its params
 * @param yesNo what stands to choose where a parameter is yes or no
 * @param newest whether this is the newest page, which follows what happens
 * @param next address of the older ones; empty at the end
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeviceCommandsPage(
        DeviceView device,
        List<CommandKind> kinds,
        String chosen,
        String chosenTitle,
        List<CommandKind.Param> params,
        Form form,
        List<Option> yesNo,
        List<CommandView> commands,
        boolean newest,
        String next)
        implements TemplateInstance {}
