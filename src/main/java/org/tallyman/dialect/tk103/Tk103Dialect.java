package org.tallyman.dialect.tk103;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.Parsed;

/**
 * TK103. The profile's setting {@code alternative} is for devices that take their commands as text messages over the
 * line.
 */
public final class Tk103Dialect implements LineDialect {

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
    public Session open(Profile profile) {
        return Tk103Messages::decode;
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
