package org.tallyman.dialect.line;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.ident.Parsed;

/** A device language that is spoken on a line of its own, as a stream or in datagrams. */
public interface LineDialect extends Dialect {

    /** The port on which fleets have their devices set up to call, over TCP and UDP. */
    int port();

    /** The port on which they call over TLS; 0 where none is usual. */
    default int securedPort() {
        return 0;
    }

    /** Of a new connection. Datagrams are frames as they come, with the delimiters that they carry. */
    Framing framing();

    /** The same for a device that is known before it speaks, where its settings say what ends a frame. */
    default Framing framing(Profile profile) {
        return framing();
    }

    /** Whether its devices never say who they are, so that they are known by the address from which they call. */
    default boolean knownByAddress() {
        return false;
    }

    /** The longest frame in bytes. */
    int frameMax();

    /**
     * How the sender of a frame names itself, most telling name first: an IMEI or a serial number, and other spellings of
     * it. Empty when the frame does not say and the line's login did. Never throws.
     */
    List<String> ids(byte[] frame);

    /**
     * Whether a frame has a checksum and that is wrong. Who it names may then be somebody else: it introduces nobody, unless to a
     * device whose profile ignores checksums.
     */
    default boolean isDamaged(byte[] frame) {
        return false;
    }

    /** What {@link #ids} may say, and so what a person may give as the identifier of a device. */
    default IdentifierShape identifiers() {
        return IdentifierShape.ANY;
    }

    /** Whether a device may say something before it says who it is: that waits for its name then, instead of being nobody's. */
    default boolean mayNameItselfLater() {
        return false;
    }

    /** What the sender of this frame is answered when nobody has registered it; empty to say nothing. */
    default Optional<byte[]> refusal(byte[] frame) {
        return Optional.empty();
    }

    /** What Tallyman says of its own accord on each line of this language; empty to listen and answer only. */
    default Optional<Dialogue> dialogue(Profile profile) {
        return Optional.empty();
    }

    /**
     * Whether its devices send again what was not acknowledged. What one that does not has said is held until it is kept,
     * however long that takes.
     */
    default boolean repeats() {
        return true;
    }

    /**
     * The bytes that tell a device to do something, as they go onto its line.
     *
     * @param deviceId how the device names itself, in the first spelling of {@link #ids}
     * @return refused with code {@code unsupported} when the language, or this model, has no such command, and with {@code
     *     missing} or {@code range} when a parameter is not there or cannot be
     */
    default Parsed<byte[]> command(Command command, String deviceId, Profile profile) {
        return Parsed.refused("unsupported", "type", command.type(), name() + " has no commands");
    }

    /** What a device of this model can be told, in the order in which people want it; none when it takes no commands. */
    default List<CommandKind> commands(Profile profile) {
        return List.of();
    }

    /**
     * Whether the sender of this frame, once it is answered, takes commands: in some languages a login is not enough. A device
     * with which a {@link #dialogue} is held takes them as soon as that is {@link Dialogue.State#READY}.
     */
    default boolean takesCommandsAfter(byte[] frame) {
        return true;
    }

    /** What a frame says in answer to a command; empty for one that does not answer any. */
    default Optional<CommandAnswer> answer(byte[] frame, Decoding decoded) {
        return Optional.empty();
    }

    /**
     * Starts a session on datagrams, where languages frame differently there. The profile's setting
     * {@code connectionless} says the same to {@link #open}.
     */
    default Session openDatagrams(Profile profile) {
        return open(profile);
    }
}
