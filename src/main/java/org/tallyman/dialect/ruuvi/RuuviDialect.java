package org.tallyman.dialect.ruuvi;

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

/** Ruuvi Gateway. Over MQTT the topic is {@code ruuvi/<gateway>/<tag>}, or ends with {@code gw_status}. */
public final class RuuviDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.oneOf(
                    "tags",
                    "takes a beacon's address for its tag always; else the identifier that it sends",
                    "address"),
            Setting.oneOf("strangers", "passes over transmitters of which nothing is understood", "ignore"));

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("Ruuvi", DeviceKind.GATEWAY, "Gateway"));

    @Override
    public String name() {
        return "ruuvi";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        long seconds = at.getEpochSecond();
        return Optional.of(Sample.json(
                "{'data':{'timestamp':" + seconds + ",'gw_mac':'AC:23:3F:00:00:01','tags':{'C0:FF:EE:01:02:03':"
                        + "{'rssi':-61,'timestamp':" + seconds + ",'data':'02010605166E2AF401'}}}}"));
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
        return JsonMessage.decode(frame, new MessageReader(frame.target(), settings));
    }
}
