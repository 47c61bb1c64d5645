package org.tallyman.intake;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.Devices;
import org.tallyman.device.revision.UnreadableRevisionException;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Session;
import org.tallyman.ident.Refusal;

/** Asks dialects what a message says, when it comes and when it is read again. */
@ApplicationScoped
public class Decoders {

    private final Devices devices;
    private final DialectRegistry dialects;

    Decoders(Devices devices, DialectRegistry dialects) {
        this.devices = devices;
        this.dialects = dialects;
    }

    /** Decodes a stored message again, exactly as when it came: same language, profile and session context. */
    public Decoding decode(StoredMessage message) {
        Optional<Decoding> unread = Unread.decoding(message.context(), message.frame());
        if (unread.isPresent()) {
            return unread.get();
        }
        Profile profile = devices.snapshot().profile(message.device().value(), message.profile());
        return dialects.find(message.dialect())
                .map(dialect -> receive(dialect.resume(profile, message.context()), message.frame()))
                .orElseGet(() -> unknown(message.dialect()));
    }

    /**
     * A dialect must not throw; should one, its message is kept and lies in quarantine until the bug is mended.
     *
     * @throws UnreadableRevisionException when what the message is read by is not at hand now, and must be asked for again
     */
    static Decoding receive(Session session, Frame frame) {
        try {
            return ElementLimits.apply(session.receive(frame));
        } catch (UnreadableRevisionException e) {
            throw e;
        } catch (RuntimeException e) {
            Log.error("A dialect met a bug; the message is kept in quarantine", e);
            return refused("decoder-bug", "", "cannot be read because of a fault in Tallyman, not in the device");
        }
    }

    private Decoding unknown(String dialect) {
        return refused("unknown-dialect", dialect, "no such device language; known: " + dialects.names());
    }

    private static Decoding refused(String code, String value, String rule) {
        return Decoding.of(List.of(), List.of(new Rejection(0, 0, new Refusal(code, "message", value, rule))));
    }
}
