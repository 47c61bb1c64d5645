package org.tallyman.intake;

import java.time.Instant;
import org.tallyman.ident.DeviceId;

/**
 * A part of a message that could not be taken.
 *
 * @param message the first message that held it
 * @param element which part of the frame, as the dialect counts them
 * @param offset in bytes, -1 when unknown
 * @param bytes of the whole message, at most {@link Quarantine#BYTES_MAX}
 * @param times how often the same bytes came
 * @param accepted how many elements of the message were taken
 */
record QuarantineRow(
        long id,
        DeviceId device,
        byte[] hash,
        MessageId message,
        int element,
        String dialect,
        int offset,
        String code,
        String field,
        String value,
        String rule,
        byte[] bytes,
        Instant firstAt,
        Instant lastAt,
        long times,
        State state,
        int accepted) {

    /** What has been decided on it. */
    enum State {
        OPEN,
        REPLAYED,
        DISMISSED
    }

    String sentence() {
        return field + " “" + value + "”: " + rule;
    }
}
