package org.tallyman.dialect.teltonika;

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

/** Trackers of Teltonika. A login, a packet of TCP and a packet of UDP tell themselves apart by their first bytes. */
public final class TeltonikaDialect implements LineDialect {

    private static final byte[] REFUSED = {0};

    @Override
    public String name() {
        return "teltonika";
    }

    @Override
    public int port() {
        return 5027;
    }

    @Override
    public Framing framing() {
        return new TeltonikaFraming();
    }

    @Override
    public int frameMax() {
        return TeltonikaFraming.FRAME_MAX;
    }

    @Override
    public List<String> ids(byte[] frame) {
        return Packet.ids(frame);
    }

    @Override
    public Optional<byte[]> refusal(byte[] frame) {
        return Packet.isLogin(frame) ? Optional.of(REFUSED.clone()) : Optional.empty();
    }

    @Override
    public Session open(Profile profile) {
        return frame -> Packet.decode(frame, profile.ignoresChecksum());
    }

    @Override
    public List<CommandKind> commands(Profile profile) {
        return CommandPacket.KINDS;
    }

    @Override
    public Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return Packet.isAnswer(frame) ? CommandAnswer.result(decoded) : Optional.empty();
    }

    /** As the maker's document wants it: once the first data is acknowledged, which follows the login. */
    @Override
    public boolean takesCommandsAfter(byte[] frame) {
        return !Packet.isLogin(frame);
    }

    @Override
    public Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return CommandPacket.write(command);
    }
}
