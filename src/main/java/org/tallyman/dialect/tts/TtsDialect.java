package org.tallyman.dialect.tts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.lorawan.UplinkReport;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.tracker.HttpText;

/**
 * The Things Stack. Settings: {@code codec}, {@code codec.<DevEUI>} name the codec of devices whose payloads the
 * server does not decode; without them the server's own knowledge of brand and model.
 */
public final class TtsDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.text("codec", "names the codec of payloads that the server does not decode"),
            Setting.text("codec.*", "the same for one device (its EUI) or device profile"));

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("", DeviceKind.GATEWAY, "The Things Stack 3"));

    private final PayloadCodecs codecs;

    public TtsDialect() {
        this(BuiltInCodecs.all());
    }

    public TtsDialect(PayloadCodecs codecs) {
        this.codecs = codecs;
    }

    @Override
    public String name() {
        return "tts";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(
                Sample.json("{'end_device_ids':{'device_id':'freezer','dev_eui':'0102030405060708'},'received_at':'"
                        + at + "','uplink_message':{'f_cnt':1,'f_port':1,'decoded_payload':{'temperature':-18.5}}}"));
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Session open(Profile profile) {
        return resume(profile, codecs.state());
    }

    /** The context is the state of the codecs. */
    @Override
    public Session resume(Profile profile, String context) {
        UplinkReport uplinks = new UplinkReport(profile, codecs.in(context));
        return Session.within(context, frame -> decode(HttpText.unfolded(frame), uplinks));
    }

    @Override
    public String current(Profile profile, String context) {
        return codecs.state();
    }

    private static Decoding decode(Frame frame, UplinkReport uplinks) {
        MessageReader reader = new MessageReader(uplinks);
        return JsonMessage.decode(frame, reader).by(reader.ids());
    }
}
