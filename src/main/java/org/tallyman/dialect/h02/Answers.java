package org.tallyman.dialect.h02;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Reply;

/** What a device is answered; times are ours, by which it may set its clock. */
final class Answers {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC);

    private Answers() {}

    /** {@code V4}: the sentence of this type was taken. Null for a device without a name. */
    static @Nullable Reply confirmed(String id, String type, Instant now) {
        return id.isEmpty() ? null : Reply.acknowledging(sentence(id, "V4," + type + "," + DATE_TIME.format(now)));
    }

    static Reply received(String id, Instant now) {
        return Reply.acknowledging(sentence(id, "R12," + TIME.format(now)));
    }

    static byte[] sentence(String id, String rest) {
        return ("*HQ," + id + "," + rest + "#").getBytes(StandardCharsets.ISO_8859_1);
    }
}
