package org.tallyman.intake;

import java.time.Instant;
import org.tallyman.intake.explain.Payload;

/** One row of the quarantine in JSON. {@code message} is the id of the message that held it first. */
record QuarantineDocument(
        long id,
        long device,
        String deviceCode,
        String message,
        int element,
        String dialect,
        int offset,
        String code,
        String field,
        String value,
        String rule,
        Payload payload,
        Instant firstAt,
        Instant lastAt,
        long times,
        QuarantineRow.State state) {

    static QuarantineDocument of(QuarantineRow row, String deviceCode, int bytesMax) {
        return new QuarantineDocument(
                row.id(),
                row.device().value(),
                deviceCode,
                row.message().toString(),
                row.element(),
                row.dialect(),
                row.offset(),
                row.code(),
                row.field(),
                row.value(),
                row.rule(),
                Payload.of(row.bytes(), bytesMax),
                row.firstAt(),
                row.lastAt(),
                row.times(),
                row.state());
    }

    /** Whether a mapping is what to mend. */
    public boolean ofMapping() {
        return dialect.equals("json");
    }

    /** Whether a payload codec is what to mend. */
    public boolean ofCodec() {
        return code.startsWith("codec");
    }

    /** Whether decoding it anew may understand it. */
    public boolean readable() {
        return !Unread.CODES.contains(code);
    }

    public boolean open() {
        return state == QuarantineRow.State.OPEN;
    }
}
