package org.tallyman.dialect.tk103;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.ident.Parsed;

/**
 * TK103. The profile's setting {@code alternative} is for devices that take their commands as text messages over the
 * line.
 */
public final class Tk103Dialect implements LineDialect {

    private static final List<Setting> SETTINGS = List.of(
            DeviceClock.ZONE, DeviceClock.ROLLOVER, Setting.yesNo("alternative", "writes commands as plain words"));

    private static final List<DeviceModel> MODELS =
            DeviceModel.list(DeviceModel.of("", DeviceKind.TRACKER, "TK103", "TK103-2B"));

    @Override
    public String name() {
        return "tk103";
    }

    @Override
    public int port() {
        return 5002;
    }

    @Override
    public Framing framing() {
        return new Tk103Framing();
    }

    @Override
    public int frameMax() {
        return 2_048;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return new Message(frame).ids();
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
        return DeviceClock.right(Tk103Messages::decode, profile);
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return profile.is("alternative") ? TextCommands.KINDS : Tk103Commands.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return new Message(frame).command().equals(CommandResult.COMMAND)
                ? CommandAnswer.result(decoded)
                : Optional.empty();
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return profile.is("alternative") ? TextCommands.write(command) : Tk103Commands.write(command, deviceId);
    }
}
