package org.tallyman.intake;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows which elements have been counted. Identities lie in buckets of observed time; live traffic needs but the last
 * buckets, which stay in memory, and a late element brings its bucket back from the table. Used by the writer alone.
 */
final class IdentityIndex {

    private static final int BUCKET_SECONDS = 2;
    private static final int ENTRY_BYTES = Long.BYTES + Short.BYTES;

    private static final int COMMITS_PER_TIDYING = 32;

    private final long bytesMax;
    private final LinkedHashMap<Long, IdentityBucket> buckets = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Long, Added> added = new HashMap<>();
    private long commits;

    IdentityIndex(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    static long bucketOf(long observedSecond) {
        return Math.floorDiv(observedSecond, BUCKET_SECONDS);
    }

    /** Makes sure that every bucket named is in memory: one query for all that are not. */
    void load(Collection<Long> wanted, Connection connection) throws SQLException {
        List<Long> absent = new ArrayList<>();
        for (Long bucket : wanted) {
            if (buckets.get(bucket) == null) {
                absent.add(bucket);
                buckets.put(bucket, new IdentityBucket());
            }
        }
        if (absent.isEmpty()) {
            return;
        }
        String sql = "select bucket, block_id, entries from element_identity where bucket = any (?) order by block_id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", absent.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    restore(row.getLong(1), row.getLong(2), ByteBuffer.wrap(row.getBytes(3)));
                }
            }
        } catch (SQLException e) {
            absent.forEach(buckets::remove);
            throw e;
        }
    }

    /** Returns the message that brought this element first, or 0 when it is new and now claimed by {@code message}. */
    long claim(long bucket, long key, MessageId message) {
        IdentityBucket known = buckets.get(bucket);
        if (known == null) {
            throw new IllegalStateException("bucket " + bucket + " was not loaded");
        }
        long first = known.claim(key, message.value());
        if (first == 0) {
            added.computeIfAbsent(bucket, b -> new Added()).add(key, message.index());
        }
        return first;
    }

    /** What the block at hand adds, in the order of buckets. */
    Additions additions() {
        Long[] numbers = added.keySet().stream().sorted().toArray(Long[]::new);
        byte[][] entries = new byte[numbers.length][];
        for (int i = 0; i < numbers.length; i++) {
            entries[i] = added.getOrDefault(numbers[i], new Added()).bytes();
        }
        return new Additions(numbers, entries);
    }

    /** The block is durable: forget what was pending and keep memory within its limit, oldest use first. */
    void committed() {
        added.clear();
        if (++commits % COMMITS_PER_TIDYING != 0) {
            return;
        }
        long bytes = buckets.values().stream().mapToLong(IdentityBucket::bytes).sum();
        Iterator<IdentityBucket> oldest = buckets.values().iterator();
        while (bytes > bytesMax && buckets.size() > 1) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /** The block did not become durable: buckets that it touched are read anew when next needed. */
    void abandoned() {
        added.keySet().forEach(buckets::remove);
        added.clear();
    }

    private void restore(long bucket, long block, ByteBuffer entries) {
        IdentityBucket known = buckets.computeIfAbsent(bucket, b -> new IdentityBucket());
        while (entries.remaining() >= ENTRY_BYTES) {
            long key = entries.getLong();
            known.claim(key, MessageId.of(block, entries.getShort()).value());
        }
    }

    /** New identities, one entry a bucket: 8 bytes of identity and 2 of the message's index in the block for each. */
    record Additions(Long[] buckets, byte[][] entries) {}

    /** Entries that the block at hand adds to one bucket. */
    private static final class Added {

        private ByteBuffer entries = ByteBuffer.allocate(32 * ENTRY_BYTES);

        void add(long key, int index) {
            if (entries.remaining() < ENTRY_BYTES) {
                entries = ByteBuffer.allocate(entries.capacity() * 2).put(entries.flip());
            }
            entries.putLong(key).putShort((short) index);
        }

        byte[] bytes() {
            byte[] bytes = new byte[entries.position()];
            entries.get(0, bytes);
            return bytes;
        }
    }
}
