package org.tallyman.dialect.jt808;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * Terminals that speak JT/T 808. Settings: {@code model} where makers differ ({@code AL300}, {@code BSJ}, {@code G-360P},
 * {@code JC371}, {@code MV710G} and others); {@code zone}, how far the device's clock is ahead of UTC, such as {@code
 * +03:00}; {@code version} {@code 2019} for commands to devices of that version.
 */
public final class Jt808Dialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            Setting.zone("zone", "how far its clock is ahead of UTC, such as +03:00; +08:00 without it"),
            Setting.oneOf("version", "of the standard for commands; 2013 without it", "2013", "2019"),
            Setting.yesNo("alternative", "cuts the engine by the words of other makers"),
            DeviceClock.ROLLOVER,
            Setting.CHECKSUM);

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("", DeviceKind.TRACKER, "JT/T 808-2013"),
            Stream.of(new DeviceModel("", "JT/T 808-2019", DeviceKind.TRACKER, Map.of("version", "2019"), null)),
            DeviceModel.sleeping("AOVX", "AL300", "GL100", "VL300"),
            DeviceModel.of(
                    "", DeviceKind.TRACKER, "BSJ", "C5L", "G1C Pro", "G-360P", "G-508P", "JC371", "MV710G", "MV810G"));

    @Override
    public String name() {
        return "jt808";
    }

    @Override
    public int port() {
        return 5015;
    }

    @Override
    public Framing framing() {
        return new Jt808Framing();
    }

    @Override
    public int frameMax() {
        return Jt808Framing.FRAME_MAX;
    }

    @Override
    public boolean isDamaged(byte[] frame) {
        Message message = Message.of(frame);
        return message != null && message.checksum() == Checksum.BAD;
    }

    @Override
    public IdentifierShape identifiers() {
        return IdentifierShape.DIGITS;
    }

    @Override
    public List<String> ids(byte[] frame) {
        Message message = Message.of(frame);
        return message == null ? List.of() : message.ids();
    }

    @Override
    public Optional<byte[]> refusal(byte[] frame) {
        Message message = Message.of(frame);
        if (message == null) {
            return Optional.empty();
        }
        return switch (message.type()) {
            case Message.REGISTER -> Optional.of(message.registered(Message.NO_SUCH_TERMINAL));
            case Message.AUTHENTICATE -> Optional.of(message.answer(Message.FAILED));
            default -> Optional.empty();
        };
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
        return DeviceClock.rightWeeks(new Jt808Session(profile, context), profile);
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return CommandMessage.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        Message message = Message.of(frame);
        return message == null ? Optional.empty() : TerminalAnswer.read(message, decoded);
    }

    /** One that has registered goes on to authenticate itself. */
    @Override
    public boolean takesCommandsAfter(byte[] frame) {
        Message message = Message.of(frame);
        return message == null || message.type() != Message.REGISTER;
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return CommandMessage.write(command, deviceId, profile);
    }
}
