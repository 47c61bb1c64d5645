package org.tallyman.dialect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Frames for tests of dialects. */
public final class Frames {

    public static final Instant RECEIVED = Instant.parse("2026-05-08T12:00:00Z");

    private Frames() {}

    /** A payload in which apostrophes stand for quotation marks. */
    public static Frame json(String json) {
        return text(json.replace('\'', '"'));
    }

    public static Frame text(String payload) {
        return bytes(payload.getBytes(StandardCharsets.UTF_8));
    }

    public static Frame bytes(byte[] payload) {
        return new Frame("", payload, RECEIVED);
    }

    public static Frame request(String target, String body) {
        return new Frame(target, body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    public static Decoding decode(Dialect dialect, Frame frame) {
        return dialect.open(Profile.DEFAULT).receive(frame);
    }
}
