package org.tallyman.dialect.digitalmatter;

import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.json.JsonMessage;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.dialect.tracker.HttpText;

/** Digital Matter. A frame with a target, or that begins like JSON or an HTTP request, is one of an HTTP connector. */
public final class DigitalMatterDialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(Setting.CHECKSUM, DeviceClock.ROLLOVER);

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.sleeping(
                    "Digital Matter",
                    "Oyster",
                    "Oyster2",
                    "Oyster3",
                    "Yabby",
                    "Yabby3",
                    "Yabby-Edge",
                    "Remora",
                    "Remora2",
                    "Remora3",
                    "Eagle",
                    "Barra",
                    "Barra-Edge",
                    "Hawk"),
            DeviceModel.of(
                    "Digital Matter", DeviceKind.TRACKER, "Dart", "Dart2", "Dart3", "Falcon", "G62", "G120", "Bolt2"));

    @Override
    public String name() {
        return "digitalmatter";
    }

    @Override
    public int port() {
        return 5040;
    }

    @Override
    public Framing framing() {
        return new DeviceFraming();
    }

    @Override
    public int frameMax() {
        return Message.HEADER + 0xFFFF;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return Hello.ids(frame);
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
    public boolean namesOthersByIdentifier() {
        return true;
    }

    @Override
    public Session open(Profile profile) {
        DeviceSession device = new DeviceSession(profile.ignoresChecksum());
        return DeviceClock.rightWeeks(
                received -> {
                    Frame frame = HttpText.unfolded(received);
                    return frame.target().isEmpty() && !isObject(frame.payload())
                            ? device.receive(frame)
                            : decodeJson(frame);
                },
                profile);
    }

    private static Decoding decodeJson(Frame frame) {
        ConnectorReader reader = new ConnectorReader();
        return JsonMessage.decode(frame, reader).by(reader.ids());
    }

    private static boolean isObject(byte[] payload) {
        return payload.length > 0 && payload[0] == '{';
    }
}
