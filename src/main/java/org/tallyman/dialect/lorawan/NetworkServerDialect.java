package org.tallyman.dialect.lorawan;

import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.tracker.HttpText;

/** What the languages of network servers have in common: the codecs, in the state in which they were when a message came. */
public abstract class NetworkServerDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.text("codec", "names the codec of payloads that the server does not decode"),
            Setting.text("codec.*", "the same for one device (its EUI) or device profile"));

    private final PayloadCodecs codecs;

    protected NetworkServerDialect(PayloadCodecs codecs) {
        this.codecs = codecs;
    }

    /** Reads one event of the server. */
    protected abstract Decoding decode(Frame frame, UplinkReport uplinks);

    @Override
    public final List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public final boolean takesLong() {
        return true;
    }

    @Override
    public final Session open(Profile profile) {
        return resume(profile, codecs.state());
    }

    /** The context is the state of the codecs. */
    @Override
    public final Session resume(Profile profile, String context) {
        UplinkReport uplinks = new UplinkReport(profile, codecs.in(context));
        return Session.within(context, frame -> decode(HttpText.unfolded(frame), uplinks));
    }

    @Override
    public final String current(Profile profile, String context) {
        return codecs.state();
    }
}
