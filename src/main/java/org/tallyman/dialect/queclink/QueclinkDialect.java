package org.tallyman.dialect.queclink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.ident.Parsed;

/** Queclink trackers (GL, GV, GMT, CV and other series). Settings: {@code model}, {@code acknowledge}. */
public final class QueclinkDialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.CHECKSUM,
            DeviceClock.ZONE,
            DeviceClock.ROLLOVER,
            Setting.oneOf("acknowledge", "false for devices whose setup wants no SACK", "true", "false"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of(
                    "Queclink",
                    DeviceKind.TRACKER,
                    "GV50",
                    "GV50P",
                    "GV55",
                    "GV56",
                    "GV57MG",
                    "GV58LAU",
                    "GV65",
                    "GV75W",
                    "GV200",
                    "GV300",
                    "GV300W",
                    "GV310LAU",
                    "GV350CEU",
                    "GV350M",
                    "GV355CEU",
                    "GV500",
                    "GV500MA",
                    "GV600W",
                    "GV600M",
                    "GV600MG",
                    "GV800W",
                    "GMT100",
                    "CV200",
                    "CV100LG",
                    "GB100"),
            DeviceModel.sleeping(
                    "Queclink",
                    "GL300",
                    "GL300W",
                    "GL300M",
                    "GL320M",
                    "GL50",
                    "GL50B",
                    "GL500",
                    "GL500M",
                    "GL505",
                    "GL520",
                    "GL530",
                    "GL530MG",
                    "GL533CG"));

    private static final int TEXT_MAX = 1_000;
    private static final List<CommandKind> COMMANDS = List.of(CommandKind.answered(
            CommandKind.CUSTOM, Param.text("data", "Command from AT+GT to its dollar sign", TEXT_MAX)));

    @Override
    public String name() {
        return "queclink";
    }

    @Override
    public int port() {
        return 5004;
    }

    @Override
    public Framing framing() {
        return new QueclinkFraming();
    }

    @Override
    public int frameMax() {
        return QueclinkFraming.MAX;
    }

    @Override
    public boolean isDamaged(byte[] frame) {
        return !CompactReader.isCompact(frame, 0, frame.length)
                && BinaryFrame.isBinary(frame, 0, frame.length)
                && !BinaryFrame.isIntact(frame);
    }

    @Override
    public List<String> ids(byte[] frame) {
        if (CompactReader.isCompact(frame, 0, frame.length)) {
            return CompactReader.ids(frame);
        }
        if (BinaryFrame.isBinary(frame, 0, frame.length)) {
            return BinaryFrame.ids(frame);
        }
        Sentence sentence = Sentence.read(frame, Profile.DEFAULT);
        return sentence == null ? List.of() : sentence.ids();
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return COMMANDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        if (BinaryFrame.isBinary(frame, 0, frame.length)) {
            return Optional.empty();
        }
        Sentence sentence = Sentence.read(frame, Profile.DEFAULT);
        return sentence != null
                        && sentence.isAcknowledgement()
                        && !sentence.type().equals("HBD")
                ? CommandAnswer.result(decoded)
                : Optional.empty();
    }

    /** {@code custom} alone: commands need the device's password, and their fields differ by model. */
    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        if (!command.type().equals("custom")) {
            return LineDialect.super.command(command, deviceId, profile);
        }
        return command.param("data")
                .filter(data -> data.startsWith("AT+GT") && data.endsWith("$"))
                .map(data -> Parsed.ok(data.getBytes(StandardCharsets.ISO_8859_1)))
                .orElseGet(() -> Parsed.refused(
                        "range", "data", command.param("data").orElse(""), "a command from AT+GT to a dollar sign"));
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
        return DeviceClock.right(frame -> decode(frame, profile), profile);
    }

    private static Decoding decode(Frame frame, Profile profile) {
        byte[] bytes = frame.payload();
        if (CompactReader.isCompact(bytes, 0, bytes.length)) {
            return CompactReader.read(frame);
        }
        return BinaryFrame.isBinary(bytes, 0, bytes.length)
                ? BinaryReader.read(frame, profile)
                : SentenceReader.read(frame, profile);
    }
}
