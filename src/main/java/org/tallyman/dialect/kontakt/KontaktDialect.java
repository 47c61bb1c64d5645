package org.tallyman.dialect.kontakt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Sample;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.json.JsonMessage;

/** Kontakt.io: objects of telemetry or presence, alone, in arrays, or in a list under {@code content} or {@code events}. */
public final class KontaktDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.oneOf(
                    "tags",
                    "takes a beacon's address for its tag always; else the identifier that it sends",
                    "address"),
            Setting.oneOf("strangers", "passes over transmitters of which nothing is understood", "ignore"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("Kontakt.io", DeviceKind.GATEWAY, "Portal Beam", "Portal Light", "Gateway"));

    @Override
    public String name() {
        return "kontakt";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(Sample.json("{'timestamp':" + at.getEpochSecond()
                + ",'events':[{'deviceAddress':'c0:ff:ee:01:02:03','rssi':-61,'ble':{'data':'AgEGBRZuKvQB'}}]}"));
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
        return frame -> JsonMessage.decode(frame, new MessageReader(settings));
    }
}
