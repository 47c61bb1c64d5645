package org.tallyman.dialect.chirpstack;

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
 * ChirpStack. What kind of event it is stands in the address ({@code ?event=up}) or the topic ({@code …/event/up});
 * without these the members tell.
 */
public final class ChirpStackDialect extends NetworkServerDialect {

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("", DeviceKind.GATEWAY, "ChirpStack 4"));

    public ChirpStackDialect() {
        this(BuiltInCodecs.all(), Mappings.NONE);
    }

    public ChirpStackDialect(PayloadCodecs codecs, Mappings mappings) {
        super(codecs, mappings);
    }

    @Override
    public String name() {
        return "chirpstack";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(
                Sample.json(
                        "{'time':'" + at + "','deviceInfo':{'deviceName':'freezer','devEui':'0102030405060708'},"
                                + "'fCnt':1,'fPort':1,'object':{'temperature':-18.5},'rxInfo':[{'gatewayId':'0102030405060709','rssi':-57,'snr':9.5}]}"));
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    protected Decoding decode(Frame frame, UplinkReport uplinks) {
        EventReader reader = new EventReader(EventKind.of(frame.target()), uplinks);
        return JsonMessage.decode(frame, reader).by(reader.ids());
    }
}
