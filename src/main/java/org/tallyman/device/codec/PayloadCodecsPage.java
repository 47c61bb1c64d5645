package org.tallyman.device.codec;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.device.revision.Revision;
import org.tallyman.dialect.lorawan.script.Script;

/** The payload codecs in use, with how they did since the start. */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PayloadCodecsPage(List<Row> rows, boolean mayConfigure) implements TemplateInstance {

    /** One codec. */
    record Row(Revision<Script> codec, CodecHealth.Doings doings) {}
}
