package org.tallyman.dialect.queclink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.Parsed;

/** Queclink trackers (GL, GV, GMT, CV and other series). Settings: {@code model}, {@code acknowledge}. */
public final class QueclinkDialect implements LineDialect {

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
    public Session open(Profile profile) {
        return frame -> decode(frame, profile);
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
