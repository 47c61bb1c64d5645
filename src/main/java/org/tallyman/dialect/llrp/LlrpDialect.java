package org.tallyman.dialect.llrp;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.line.Dialogue;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;

/**
 * EPCglobal LLRP 1.0.1 and 1.1. A reader names itself only when it is asked for its configuration: who it is says the line. It
 * does not read before it is told what, whoever called whom, which {@link LlrpConversation} does. It needs no answer for what it read, and loses what it read while nobody was connected unless it was
 * told to hold reports.
 */
public final class LlrpDialect implements LineDialect {

    static final int FRAME_MAX = 1 << 20;

    private static final int PORT = 5_084;

    @Override
    public String name() {
        return "llrp";
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public Framing framing() {
        return new LlrpFraming();
    }

    @Override
    public int frameMax() {
        return FRAME_MAX;
    }

    @Override
    public boolean knownByAddress() {
        return true;
    }

    /** None: what a reader says when it is asked who it is, {@link org.tallyman.dialect.Decoding#ids} tells. */
    @Override
    public List<String> ids(byte[] frame) {
        return List.of();
    }

    @Override
    public Optional<Dialogue> dialogue(Profile profile) {
        return Optional.of(new LlrpDialogue(profile));
    }

    @Override
    public boolean repeats() {
        return false;
    }

    @Override
    public Session open(Profile profile) {
        return resume(profile, "");
    }

    @Override
    public Session resume(Profile profile, String context) {
        return new LlrpSession(context);
    }
}
