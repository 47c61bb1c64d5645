package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.platform.Link;

/**
 * What could not be understood.
 *
 * @param state which of them are shown
 * @param device name of the device to which they are narrowed; empty for any
 * @param here its address without a state
 * @param came what came of the last click; at most one
 * @param next address of the older ones; empty at the end
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record QuarantinePage(
        String state, String device, Link here, List<Came> came, List<QuarantineDocument> items, String next)
        implements TemplateInstance {

    /** What came of a click, as a result band says it. */
    record Came(String kind, String word, String what, String did) {

        static Came of(QuarantineDocument settled, int openStill) {
            if (settled.open()) {
                return new Came(
                        "no",
                        "Still not understood",
                        settled.deviceCode(),
                        settled.field() + " " + settled.value() + " " + settled.rule());
            }
            String word = settled.state() == QuarantineRow.State.REPLAYED ? "Replayed" : "Dismissed";
            return openStill == 0
                    ? new Came("yes", word, settled.deviceCode(), settled.rule())
                    : new Came(
                            "attention",
                            word,
                            settled.deviceCode(),
                            openStill + " more " + (openStill == 1 ? "part" : "parts")
                                    + " of this message cannot be understood.");
        }
    }
}
