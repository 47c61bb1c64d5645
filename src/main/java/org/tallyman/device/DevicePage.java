package org.tallyman.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.place.ReadPointCommands;
import org.tallyman.place.ReadPointView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Option;
import org.tallyman.platform.panel.Panel;

/**
 * One device: who it is, what its antennas serve, and what other features know of it.
 *
 * @param gateway name of the device that speaks for it; empty for none, or one that the caller may not see
 * @param antennas whether it shows what they serve
 */
@CheckedTemplate(basePath = "device", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DevicePage(
        DeviceView device,
        String gateway,
        String place,
        List<BindingRow> bindings,
        List<DeviceView> children,
        List<DeviceCredentials.Credential> credentials,
        Connection connection,
        List<Panel> panels,
        DeviceForms forms,
        boolean antennas,
        boolean mayConfigure)
        implements TemplateInstance {

    /**
     * One row of the bindings over time.
     *
     * @param readPoint empty where the binding ended
     */
    record BindingRow(int antenna, Instant validFrom, Optional<ReadPointView> readPoint) {

        public boolean sinceEver() {
            return validFrom.equals(ReadPointCommands.SINCE_EVER);
        }
    }

    /** The forms on the page and what they offer. */
    record DeviceForms(
            Form details,
            Form binding,
            List<String> models,
            List<Option> kinds,
            List<Option> dialects,
            List<Option> places,
            List<Option> readPoints) {}
}
