package org.tallyman.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Makes event ids: the same content gives the same id, and ids sort by event time to the millisecond. */
public final class EventIds {

    /** The database's order of UUIDs: unsigned, byte by byte. */
    public static final Comparator<UUID> ORDER = (left, right) -> {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    };

    private static final long MILLIS_MAX = (1L << 48) - 1;

    private EventIds() {}

    /**
     * A UUID of version 8 (RFC 9562, clause 5.8): 48 bits of milliseconds since 1970, then 74 bits of the SHA-256 of the
     * exact time and the parts.
     *
     * @param eventTime times before 1970 sort as 1970
     * @param parts what distinguishes the event; where one part ends and the next begins matters
     */
    public static UUID of(Instant eventTime, String... parts) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(12)
                .putLong(eventTime.getEpochSecond())
                .putInt(eventTime.getNano())
                .flip());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long millis = Math.clamp(eventTime.toEpochMilli(), 0, MILLIS_MAX);
        long high = millis << 16 | 0x8000L | (hash.getLong() & 0xfffL);
        long low = 0x8000000000000000L | (hash.getLong() >>> 2);
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
