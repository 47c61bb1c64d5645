package org.tallyman.dialect.cassia;

import java.nio.charset.StandardCharsets;
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

/** Cassia gateways: JSON objects, alone, in arrays or as lines, or the text of a stream of server-sent events. */
public final class CassiaDialect implements Dialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.oneOf(
                    "tags",
                    "takes a beacon's address for its tag always; else the identifier that it sends",
                    "address"),
            Setting.oneOf("strangers", "passes over transmitters of which nothing is understood", "ignore"));

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("Cassia", DeviceKind.GATEWAY, "X1000", "X2000", "S2000", "E1000", "M1000"));

    private static final String DATA = "data:";

    @Override
    public String name() {
        return "cassia";
    }

    @Override
    public Optional<Sample> sample(Instant at) {
        return Optional.of(Sample.json("{'action':'data.scan','timestamp':" + at.toEpochMilli()
                + ",'data':[{'rssi':-61,'adData':'020106','bdaddrs':[{'bdaddr':'C0:FF:EE:01:02:03'}]}]}"));
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
        Frame json = isJson(frame.payload())
                ? frame
                : new Frame(frame.target(), dataOf(frame.payload()), frame.receivedAt());
        return JsonMessage.decode(json, new ScanReader(settings));
    }

    /** Anything but an event stream: its lines begin with the name of a field, or with a colon when they only keep it alive. */
    private static boolean isJson(byte[] payload) {
        for (byte b : payload) {
            if (b > ' ' || b < 0) {
                return b != ':' && (b < 'a' || b > 'z');
            }
        }
        return true;
    }

    /** What stands behind {@code data:}, a line each; all else when there is no such line, so that it is refused as it is. */
    private static byte[] dataOf(byte[] payload) {
        StringBuilder data = new StringBuilder(payload.length);
        boolean events = false;
        for (String line : new String(payload, StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith(DATA)) {
                data.append(line, DATA.length(), line.length()).append('\n');
            }
            events |= line.startsWith(DATA) || line.startsWith(":");
        }
        return events ? data.toString().getBytes(StandardCharsets.UTF_8) : payload;
    }
}
