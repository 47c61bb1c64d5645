package org.tallyman.intake.line;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DeviceView;

/**
 * On the page of a device that calls: whether its line is up.
 *
 * @param since when it called; empty while it is not on a line
 * @param address from where; empty while it is not on a line
 * @param told what was heard on it where Tallyman speaks of its own accord
 * @param lastBreak what ended the line before; empty when that is not known
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OpenLinePanel(DeviceView device, Optional<Instant> since, String address, LineTalk told, String lastBreak)
        implements TemplateInstance {}
