package org.tallyman.device.codec;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.lorawan.script.Script;
import org.tallyman.platform.Form;

/**
 * One codec to write, try and save.
 *
 * @param name empty for a new one
 * @param versions the newest first
 * @param tried what came of a trial
 */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PayloadCodecPage(
        String name,
        Form form,
        List<Revision<Script>> versions,
        CodecHealth.Doings doings,
        Optional<CodecTrial.Result> tried,
        boolean mayConfigure)
        implements TemplateInstance {}
