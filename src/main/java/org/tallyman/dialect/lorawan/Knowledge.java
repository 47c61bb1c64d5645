package org.tallyman.dialect.lorawan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.ident.Refusal;

/** What people gave for payloads: codecs, and mappings of decoded objects. The context of a message names its state. */
public record Knowledge(PayloadCodecs codecs, Mappings mappings) {

    /** The state of the codecs, and that of the mappings where the profile names one. */
    public String state(Profile profile) {
        return Settings.has(profile, "mapping") ? codecs.state() + " " + mappings.state() : codecs.state();
    }

    /** What a profile names and nobody gave. */
    Optional<Refusal> missing(Profile profile) {
        for (Map.Entry<String, String> setting : new TreeMap<>(profile.settings()).entrySet()) {
            String key = setting.getKey();
            String name = setting.getValue();
            if (Settings.is(key, "mapping")
                    && mappings.find(name, mappings.state()).isEmpty()) {
                return Optional.of(Mappings.missing(key, name));
            }
            boolean reads = Settings.is(key, "codec")
                    || (key.equals(DeviceModel.SETTING)
                            && profile.setting("codec").isEmpty());
            if (reads && codecs.find(name).isEmpty()) {
                return Optional.of(
                        new Refusal("missing", key, name, "names a codec that there is, built in or of yours"));
            }
        }
        return Optional.empty();
    }

    /** Reports uplinks by what was known in a state. */
    UplinkReport report(Profile profile, String state) {
        return report(profile, state, codecs.watched(ofCodecs(state)), UplinkReport.Objects.NOBODY);
    }

    /**
     * Looks at what there is in uplinks to map; no codec counts what it makes of them.
     *
     * @param objects is told what was decoded
     */
    UplinkReport look(Profile profile, String state, UplinkReport.Objects objects) {
        return report(profile, state, codecs.in(ofCodecs(state)), objects);
    }

    private UplinkReport report(Profile profile, String state, PayloadCodecs then, UplinkReport.Objects objects) {
        int space = state.indexOf(' ');
        String ofMappings = space < 0 ? "" : state.substring(space + 1);
        return new UplinkReport(profile, then, name -> mappings.find(name, ofMappings), objects);
    }

    private static String ofCodecs(String state) {
        int space = state.indexOf(' ');
        return space < 0 ? state : state.substring(0, space);
    }
}
