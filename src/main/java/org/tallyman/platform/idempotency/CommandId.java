package org.tallyman.platform.idempotency;

import java.util.UUID;
import org.tallyman.platform.Problem;

/**
 * The caller's own number for a command, so that sending it twice does it once.
 *
 * @param value a UUID that nobody else can guess: random (version 4) or of time and chance (version 7)
 */
record CommandId(UUID value) {

    static final String HEADER = "Idempotency-Key";

    private static final int TEXT_LENGTH = 36;

    /** Reads the header, with or without quotation marks; anything but a UUID is a problem of status 400. */
    static CommandId of(String text) {
        String plain = text.strip().replace("\"", "");
        if (plain.length() == TEXT_LENGTH) {
            try {
                return new CommandId(UUID.fromString(plain));
            } catch (IllegalArgumentException e) {
                // falls through to the refusal
            }
        }
        throw Problem.invalid(HEADER, text, "is a UUID").exception();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
