package org.tallyman.dialect.tts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.lorawan.NetworkServerDialect;
import org.tallyman.dialect.lorawan.UplinkReport;
import org.tallyman.dialect.lorawan.codec.BuiltInCodecs;
import org.tallyman.dialect.lorawan.codec.PayloadCodecs;
import org.tallyman.dialect.mapping.Mappings;

/**
 * The Things Stack. Payloads that it does not decode are read by the codec that the profile names, else by that of the brand and
 * model which the server knows.
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

    @Override
    protected Decoding decode(Frame frame, UplinkReport uplinks) {
        MessageReader reader = new MessageReader(uplinks);
        return JsonMessage.decode(frame, reader).by(reader.ids());
    }
}
