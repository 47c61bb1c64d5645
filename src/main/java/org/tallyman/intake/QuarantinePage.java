package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Link;

/**
 * What could not be understood.
 *
 * @param state which of them are shown
 * @param device name of the device to which they are narrowed; empty for any
 * @param id of that device
 * @param more the part after which replaying all of the device goes on; 0 from the beginning
 * @param here its address without a state
 * @param came what came of the last click; at most one
 * @param next address of the older ones; empty at the end
 */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record QuarantinePage(
        String state,
        String device,
        long id,
        long more,
        Link here,
        List<Came> came,
        List<QuarantineDocument> items,
        String next)
        implements TemplateInstance {

    /** What came of a click, as a result band says it. */
    record Came(String kind, String word, String what, String did) {

        /** Of a click that replayed all of a device; none without one. */
        static List<Came> of(String device, @Nullable Integer replayed, @Nullable Integer still, @Nullable Long more) {
            if (device.isEmpty() || replayed == null || still == null) {
                return List.of();
            }
            String did = still == 0
                    ? "All that was tried is understood."
                    : still + (still == 1 ? " part" : " parts") + " cannot be understood still.";
            return List.of(new Came(
                    still == 0 && more == null ? "yes" : "attention",
                    replayed + (replayed == 1 ? " part replayed" : " parts replayed"),
                    device,
                    more == null ? did : did + " There is more."));
        }

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
