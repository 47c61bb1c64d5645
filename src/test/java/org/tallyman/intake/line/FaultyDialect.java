package org.tallyman.intake.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.gps103.Gps103Dialect;
import org.tallyman.dialect.line.Framing;
import org.tallyman.dialect.line.LineDialect;

/** GPS103 with a bug: the frame {@code bug} breaks it. */
final class FaultyDialect implements LineDialect {

    private final LineDialect sound = new Gps103Dialect();

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public int port() {
        return sound.port();
    }

    @Override
    public Framing framing() {
        return sound.framing();
    }

    @Override
    public int frameMax() {
        return sound.frameMax();
    }

    @Override
    public List<String> ids(byte[] frame) {
        if (new String(frame, StandardCharsets.US_ASCII).contains("bug")) {
            throw new IllegalStateException("a bug");
        }
        return sound.ids(frame);
    }

    @Override
    public Session open(Profile profile) {
        return sound.open(profile);
    }
}
