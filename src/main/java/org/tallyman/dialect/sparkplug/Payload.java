package org.tallyman.dialect.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.tracker.ByteCursor;

/**
 * A payload.
 *
 * @param time when the node sent it; null when it does not say
 * @param sequence 0 to 255; -1 when it has none, as deaths of nodes
 * @param metrics null in the place of one that is broken
 * @param compressed whether the metrics are in a body of another encoding
 */
record Payload(@Nullable Instant time, int sequence, List<@Nullable Metric> metrics, boolean compressed) {

    private static final int METRICS_MAX = 10_000;
    private static final int BOOLEAN = 11;
    private static final String REBIRTH = "Node Control/Rebirth";

    /** Null when the bytes are no payload, or have more metrics than are taken. */
    static @Nullable Payload read(byte[] bytes) {
        Instant time = null;
        int sequence = -1;
        boolean compressed = false;
        List<@Nullable Metric> metrics = new ArrayList<>();
        Room room = new Room();
        ProtobufCursor fields = new ProtobufCursor(new ByteCursor(bytes));
        for (int field = fields.next(); field > 0; field = fields.next()) {
            switch (field) {
                case 1 -> time = time(fields.number());
                case 2 -> metrics.add(metrics.size() < METRICS_MAX ? Metric.read(fields.bytes(), 0, room) : null);
                case 3 -> sequence = (int) (fields.number() & 0xFF);
                case 4 -> compressed = fields.text().contains("COMPRESSED");
                default -> {}
            }
        }
        return fields.isBroken() || metrics.size() > METRICS_MAX
                ? null
                : new Payload(time, sequence, metrics, compressed);
    }

    /** Milliseconds since 1970; null when they are no time of a running clock. */
    static @Nullable Instant time(long milliseconds) {
        boolean possible = milliseconds >= InstantText.YEAR_2000_MS && milliseconds < InstantText.YEAR_2100_MS;
        return possible ? Instant.ofEpochMilli(milliseconds) : null;
    }

    /** A command that asks a node to tell all its metrics anew. */
    static byte[] rebirth(Instant at) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        byte[] name = REBIRTH.getBytes(StandardCharsets.UTF_8);
        metric.write(1 << 3 | 2);
        metric.write(name.length);
        metric.writeBytes(name);
        metric.write(4 << 3);
        metric.write(BOOLEAN);
        metric.write(14 << 3);
        metric.write(1);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(1 << 3);
        varint(at.toEpochMilli(), payload);
        payload.write(2 << 3 | 2);
        payload.write(metric.size());
        payload.writeBytes(metric.toByteArray());
        return payload.toByteArray();
    }

    private static void varint(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
