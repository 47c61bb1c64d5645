package org.tallyman.event;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of events ended: the next one holds what is older.
 *
 * @param time event time of the last event shown, to the microsecond
 */
public record EventCursor(Instant time, UUID id) {

    /** Before the first page: everything is older. */
    public static final EventCursor START =
            new EventCursor(Instant.parse("9999-12-31T23:59:59.999999Z"), new UUID(-1, -1));

    private static final int BYTES = 24;
    private static final Instant TIME_MIN = Instant.parse("0000-01-01T00:00:00Z");

    /** For addresses; opaque to whoever gets it. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(EventRows.micros(time))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty for what {@link #text} did not write. */
    public static Optional<EventCursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Instant time = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
        return time.isBefore(TIME_MIN) || time.isAfter(START.time)
                ? Optional.empty()
                : Optional.of(new EventCursor(time, new UUID(buffer.getLong(), buffer.getLong())));
    }
}
