package org.tallyman.dialect.minew;

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
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.json.JsonMessage;

/** Minew gateways. A message that begins with BB is binary, any other JSON. */
public final class MinewDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.oneOf(
                    "tags",
                    "takes a beacon's address for its tag always; else the identifier that it sends",
                    "address"),
            Setting.oneOf("strangers", "passes over transmitters of which nothing is understood", "ignore"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("Minew", DeviceKind.GATEWAY, "MG3", "MG4", "MG6", "MG7", "G1", "G1-E", "G1-F"));

    @Override
    public String name() {
        return "minew";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(
                Sample.json(
                        "[{'timestamp':'" + at + "','type':'Gateway','mac':'AC233F000001'},{'timestamp':'" + at
                                + "','type':'S1','mac':'C0FFEE010203','rssi':-61,'rawData':'0201061016E1FFA1015A14802D40060504030201'}]"));
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
    public Session open(Profile profile) {
        BeaconSettings settings = BeaconSettings.of(profile);
        return frame -> decode(frame, settings);
    }

    private static Decoding decode(Frame frame, BeaconSettings settings) {
        return BinaryPacket.is(frame.payload())
                ? BinaryPacket.decode(frame, settings)
                : JsonMessage.decode(frame, new DeviceReader(settings));
    }
}
