package org.tallyman.platform;

import java.util.UUID;

/**
 * The caller's own number for a command, so that sending it twice does it once; {@code Idempotency-Key} over HTTP.
 *
 * @param value a UUID in any version
 */
public record CommandId(UUID value) {

    public static final String HEADER = "Idempotency-Key";

    /** Reads a header or field; anything but a UUID is a problem of status 400. JAX-RS calls it for parameters. */
    public static CommandId valueOf(String text) {
        String plain = text.strip().replace("\"", "");
        if (plain.length() == 36) {
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
