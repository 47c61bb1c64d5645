package org.tallyman.dialect.lorawan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Mappable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.dialect.tracker.HttpText;
import org.tallyman.ident.Refusal;

/** What the languages of network servers have in common: codecs and mappings, in the state in which they were when a
 * message came. */
public abstract class NetworkServerDialect implements Dialect {

    private final Knowledge knowledge;

    protected NetworkServerDialect(PayloadCodecs codecs, Mappings mappings) {
        this.knowledge = new Knowledge(codecs, mappings);
    }

    /** The object that the server decoded or a codec makes. */
    @Override
    public final Optional<Mappable> mappable(Frame frame, Profile profile, String of) {
        String wanted = Words.plain(of);
        List<Mappable> made = new ArrayList<>();
        UplinkReport.Objects objects = new UplinkReport.Objects() {
            @Override
            public boolean wants(String device, String model) {
                boolean named =
                        Words.plain(device).equals(wanted) || Words.plain(model).equals(wanted);
                return made.isEmpty() && (wanted.isEmpty() || named);
            }

            @Override
            public void made(Map<String, Object> object, String device, String model) {
                made.add(new Mappable(Mapping.json(object), device, model));
            }
        };
        decode(HttpText.unfolded(frame), knowledge.look(ofDevices(profile), knowledge.state(profile), objects));
        return made.stream().findFirst();
    }

    /** A model is that of all devices behind the server, unless it is the server's own. */
    private Profile ofDevices(Profile profile) {
        Map<String, String> settings = new HashMap<>(profile.settings());
        models().forEach(model -> settings.remove(DeviceModel.SETTING, model.name()));
        return new Profile(settings);
    }

    /** Reads one event of the server. */
    protected abstract Decoding decode(Frame frame, UplinkReport uplinks);

    @Override
    public final List<Setting> settings() {
        return Settings.ALL;
    }

    @Override
    public final Optional<Refusal> missing(Profile profile) {
        return knowledge.missing(ofDevices(profile));
    }

    @Override
    public final boolean takesLong() {
        return true;
    }

    @Override
    public final Session open(Profile profile) {
        return resume(profile, knowledge.state(profile));
    }

    /** The context is the state of codecs and mappings. */
    @Override
    public final Session resume(Profile profile, String context) {
        UplinkReport uplinks = knowledge.report(ofDevices(profile), context);
        return Session.within(context, frame -> decode(HttpText.unfolded(frame), uplinks));
    }

    @Override
    public final String current(Profile profile, String context) {
        return knowledge.state(profile);
    }
}
