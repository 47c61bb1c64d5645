package org.tallyman.dialect.tts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Mappable;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.dialect.lorawan.Body;
import org.tallyman.dialect.lorawan.NetworkServerDialect;
import org.tallyman.dialect.lorawan.UplinkReport;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mapping;
import org.tallyman.dialect.mapping.Mappings;
import org.tallyman.dialect.tracker.HttpText;
import org.tallyman.ident.Parsed;

/**
 * The Things Stack. Settings: {@code codec}, {@code codec.<DevEUI>} name the codec of devices whose payloads the
 * server does not decode; without them the server's own knowledge of brand and model.
 */
public final class TtsDialect extends NetworkServerDialect {

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("", DeviceKind.GATEWAY, "The Things Stack 3"));

    public TtsDialect() {
        this(BuiltInCodecs.all(), Mappings.NONE);
    }

    public TtsDialect(PayloadCodecs codecs, Mappings mappings) {
        super(codecs, mappings);
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
    public List<DeviceModel> models() {
        return MODELS;
    }

    /** The object that the server decoded. */
    @Override
    public Optional<Mappable> mappable(Frame frame) {
        if (!(JsonTree.object(HttpText.unfolded(frame).payload())
                instanceof Parsed.Ok<Map<String, Object>>(Map<String, Object> members))) {
            return Optional.empty();
        }
        Body body = new Body(members);
        Body device = body.at("end_device_ids");
        Map<String, Object> object =
                body.at("uplink_message").at("decoded_payload").members();
        String id = device.text("dev_eui").isEmpty() ? device.text("device_id") : device.text("dev_eui");
        return object.isEmpty() ? Optional.empty() : Optional.of(new Mappable(Mapping.json(object), id, ""));
    }

    @Override
    protected Decoding decode(Frame frame, UplinkReport uplinks) {
        MessageReader reader = new MessageReader(uplinks);
        return JsonMessage.decode(frame, reader).by(reader.ids());
    }
}
