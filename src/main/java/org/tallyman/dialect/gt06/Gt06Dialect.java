package org.tallyman.dialect.gt06;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.IdentifierShape;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.ident.Parsed;

/**
 * Trackers that speak GT06. Settings: {@code model} where a maker gave a type of message a meaning of its own ({@code
 * LW4G-4B}, {@code NT20} and its kin, {@code QH302R}, {@code R11}, {@code SEEWORLD}, {@code VL103} and its kin).
 */
public final class Gt06Dialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.CHECKSUM,
            Setting.zone(
                    "zone",
                    "how far its clock is ahead of UTC, whatever it says at login; without it what it says there"),
            DeviceClock.ROLLOVER,
            Model.ALARMS,
            Model.BATTERY,
            Setting.yesNo("language", "ends commands with the language that some models want"),
            Setting.yesNo("alternative", "writes commands in the words of other makers"),
            Setting.text("password", "of the device, for commands in other makers' words; 123456 without it"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of(
                    "Concox",
                    DeviceKind.TRACKER,
                    "GT06N",
                    "GT06E",
                    "GV20",
                    "GV25",
                    "X3",
                    "AT4",
                    "HVT001",
                    "WeTrack2",
                    "JM-VL01",
                    "JM-VL02",
                    "JM-VL03",
                    "VL100",
                    "VL103",
                    "VL512",
                    "OB22"),
            DeviceModel.sleeping("Jimi", "LL301", "LL303", "LL702", "LL704", "AT6"),
            DeviceModel.of(
                    "",
                    DeviceKind.TRACKER,
                    "NT11",
                    "NT20",
                    "NT26",
                    "NT40",
                    "NT46",
                    "XT40",
                    "QH302R",
                    "R11",
                    "SEEWORLD",
                    "LW4G-4B",
                    "G18",
                    "G109"));

    @Override
    public String name() {
        return "gt06";
    }

    @Override
    public int port() {
        return 5023;
    }

    @Override
    public Framing framing() {
        return new Gt06Framing();
    }

    @Override
    public int frameMax() {
        return Gt06Framing.FRAME_MAX;
    }

    @Override
    public boolean isDamaged(byte[] frame) {
        Message message = Message.of(frame);
        return message != null && message.checksum() == Checksum.BAD;
    }

    @Override
    public IdentifierShape identifiers() {
        return IdentifierShape.IMEI;
    }

    @Override
    public List<String> ids(byte[] frame) {
        Message message = Message.of(frame);
        return message == null ? List.of() : message.ids();
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
        return resume(profile, "");
    }

    @Override
    public Session resume(Profile profile, String context) {
        return DeviceClock.rightWeeks(new Gt06Session(profile, context), profile);
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return CommandMessage.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        Message message = Message.of(frame);
        return message != null && Texts.isAnswer(message)
                ? CommandAnswer.result(decoded).or(() -> Optional.of(new CommandAnswer(true, "")))
                : Optional.empty();
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return CommandMessage.write(command, profile);
    }
}
