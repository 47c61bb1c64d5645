package org.tallyman.dialect.lorawan;

import org.tallyman.dialect.Profile;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mappings;

/** What people gave for payloads: codecs, and mappings of decoded objects. The context of a message names its state. */
public record Knowledge(PayloadCodecs codecs, Mappings mappings) {

    /** The state of the codecs, and that of the mappings where the profile names one. */
    public String state(Profile profile) {
        return Settings.has(profile, "mapping") ? codecs.state() + " " + mappings.state() : codecs.state();
    }

    /** Reports uplinks by what was known in a state. */
    public UplinkReport report(Profile profile, String state) {
        int space = state.indexOf(' ');
        String ofCodecs = space < 0 ? state : state.substring(0, space);
        String ofMappings = space < 0 ? "" : state.substring(space + 1);
        return new UplinkReport(profile, codecs.in(ofCodecs), name -> mappings.find(name, ofMappings));
    }
}
