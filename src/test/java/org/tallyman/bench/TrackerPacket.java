package org.tallyman.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tallyman.dialect.tracker.Checksums;

/** What Teltonika trackers write on their lines: their login, and packets of records in codec 8. */
final class TrackerPacket {

    /** Ignition, movement, signal, external voltage, battery voltage. */
    private static final byte[] ELEMENTS = {
        0, 5, 3, (byte) 239, 1, (byte) 240, 1, 21, 4, 2, 66, 0x2F, 0x1C, 67, 0x10, 0x0A, 0, 0
    };

    private static final byte[] NO_ELEMENTS = {0, 0, 0, 0, 0, 0};
    private static final int POSITION = 24;
    private static final int OVERHEAD = 12;

    /** Preamble, length, codec and number of records. */
    private static final int HEAD = 10;

    private static final int CODEC_AT = 8;
    private static final byte CODEC_8 = 8;

    private TrackerPacket() {}

    static byte[] login(String imei) {
        byte[] name = imei.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Short.BYTES + name.length)
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    /** So many records, the first at a time and each so long after the one before. */
    static byte[] of(long firstMs, long stepMs, int records, boolean withElements) {
        byte[] elements = withElements ? ELEMENTS : NO_ELEMENTS;
        int size = 3 + records * (POSITION + elements.length);
        ByteBuffer packet = ByteBuffer.allocate(OVERHEAD + size);
        packet.putInt(0).putInt(size).put(CODEC_8).put((byte) records);
        for (int i = 0; i < records; i++) {
            long atMs = firstMs + i * stepMs;
            // The same record in another packet must say the same.
            int along = (int) (atMs / stepMs % 10_000);
            packet.putLong(atMs).put((byte) 0);
            packet.putInt(44_777_000 + along).putInt(519_244_000 + along);
            packet.putShort((short) 3).putShort((short) 90).put((byte) 9).putShort((short) 42);
            packet.put(elements);
        }
        packet.put((byte) records);
        return packet.putInt(Checksums.crc16Arc(packet.array(), CODEC_AT, CODEC_AT + size))
                .array();
    }

    /** The times of the records with elements in what the journal keeps of a packet; none of a login. */
    static long[] times(byte[] packet) {
        if (packet.length <= HEAD || packet[CODEC_AT] != CODEC_8 || packet[0] != 0 || packet[1] != 0) {
            return new long[0];
        }
        long[] times = new long[packet[CODEC_AT + 1] & 0xFF];
        ByteBuffer bytes = ByteBuffer.wrap(packet);
        for (int i = 0; i < times.length; i++) {
            times[i] = bytes.getLong(HEAD + i * (POSITION + ELEMENTS.length));
        }
        return times;
    }
}
