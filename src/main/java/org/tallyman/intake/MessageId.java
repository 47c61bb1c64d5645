package org.tallyman.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A message's place in the journal: its block and its index in the block. Ids rise with the time of receipt.
 *
 * <p>Layout, from the top: 41 bits of milliseconds since 2024-01-01T00:00Z and 8 bits of counter make the block, 13 bits
 * the index.
 */
public record MessageId(long value) implements Comparable<MessageId> {

    static final int MESSAGES_PER_BLOCK_MAX = 1 << 13;

    private static final long EPOCH_MS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int COUNTER_BITS = 8;
    private static final int INDEX_BITS = 13;

    public static MessageId of(long block, int index) {
        return new MessageId(block << INDEX_BITS | index);
    }

    public long block() {
        return value >>> INDEX_BITS;
    }

    public int index() {
        return (int) (value & (MESSAGES_PER_BLOCK_MAX - 1));
    }

    /** The id of the block written at {@code now} after {@code previous}; always greater than {@code previous}. */
    static long nextBlock(long previous, Instant now) {
        return Math.max(previous + 1, firstBlockAt(now));
    }

    /** The smallest id that a block received at or after {@code instant} can have. */
    public static long firstBlockAt(Instant instant) {
        return Math.max(0, instant.toEpochMilli() - EPOCH_MS) << COUNTER_BITS;
    }

    /** When the messages of a block were received, to the millisecond. */
    static Instant receivedAt(long block) {
        return Instant.ofEpochMilli((block >>> COUNTER_BITS) + EPOCH_MS);
    }

    /** The UTC day of receipt, by which the journal is partitioned. */
    static LocalDate dayOf(long block) {
        return LocalDate.ofInstant(receivedAt(block), ZoneOffset.UTC);
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
