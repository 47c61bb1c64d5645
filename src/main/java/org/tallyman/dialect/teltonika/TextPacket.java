package org.tallyman.dialect.teltonika;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Report;

/**
 * The codecs 12 to 15: answers to commands, and what a device passes on from its serial port. Each is a type, a length, for
 * some codecs a time and an IMEI within that length, and bytes.
 */
final class TextPacket {

    static final int ANSWER = 6;

    private static final int COMMAND = 5;
    private static final int CAMERA = 0x0D;
    private static final int CAMERA_FOUND = 1;
    private static final int CAMERA_DATA = 2;
    private static final int PIECE = 0x800;
    private static final int IMEI_BYTES = 8;

    private TextPacket() {}

    /** The IMEI in a body of codec 14 or 15. */
    static List<String> ids(ByteCursor body) {
        Codec codec = Codec.of(body.u8());
        if (codec != Codec.CODEC_14 && codec != Codec.CODEC_15) {
            return List.of();
        }
        body.skip(codec == Codec.CODEC_15 ? 10 : 6);
        String imei = imei(body);
        return imei.isEmpty() ? List.of() : List.of(imei);
    }

    /** Sixteen digits of which the first is a zero that fills up. */
    private static String imei(ByteCursor cursor) {
        String digits = cursor.hex(IMEI_BYTES);
        return digits.startsWith("0") ? digits.substring(1) : digits;
    }

    /** Tells the packet what the texts say. Returns what is asked of a camera. */
    static @Nullable Reply read(Codec codec, int count, ByteCursor cursor, Packet packet) {
        Reply reply = null;
        for (int i = 0; i < count; i++) {
            int at = cursor.position();
            int type = cursor.u8();
            ByteCursor text = cursor.part((int) Math.min(cursor.u32(), Integer.MAX_VALUE));
            Report report = new Report();
            if (codec == Codec.CODEC_13 || codec == Codec.CODEC_15) {
                report.time(Instant.ofEpochSecond(text.u32()));
            }
            if (codec == Codec.CODEC_14 || codec == Codec.CODEC_15) {
                text.skip(IMEI_BYTES);
            }
            if (cursor.isOver() || text.isOver()) {
                packet.refuse(at, "text", String.valueOf(i + 1), "must be there to its end");
                return reply;
            }
            if (type == CAMERA) {
                reply = camera(text);
            } else {
                report.attribute("type", type);
                tell(report, text);
                packet.take(report);
            }
        }
        return reply;
    }

    /** A picture found is asked for from its start, and piece by piece for what follows; pictures are not kept. */
    private static @Nullable Reply camera(ByteCursor text) {
        int kind = text.u8();
        long picture = text.u32();
        if (text.isOver()) {
            return null;
        }
        if (kind == CAMERA_FOUND) {
            return Reply.atOnce(ask(picture, 0));
        }
        long offset = text.u32();
        int length = text.u16();
        boolean more = kind == CAMERA_DATA && !text.isOver() && length > 0;
        return more ? Reply.acknowledging(ask(picture, offset + length)) : null;
    }

    private static byte[] ask(long picture, long offset) {
        byte[] wish = ByteBuffer.allocate(11)
                .put((byte) CAMERA_DATA)
                .putInt((int) picture)
                .putInt((int) offset)
                .putShort((short) PIECE)
                .array();
        return write(CAMERA, wish);
    }

    /** A packet of codec 12 that commands a device. */
    static byte[] command(byte[] text) {
        return write(COMMAND, text);
    }

    private static byte[] write(int type, byte[] text) {
        int length = 8 + text.length;
        byte[] packet = ByteBuffer.allocate(TeltonikaFraming.PACKET_OVERHEAD + length)
                .putInt(0)
                .putInt(length)
                .put((byte) Codec.CODEC_12.number())
                .put((byte) 1)
                .put((byte) type)
                .putInt(text.length)
                .put(text)
                .put((byte) 1)
                .array();
        int end = packet.length - 4;
        return ByteBuffer.wrap(packet)
                .putInt(end, Checksums.crc16Arc(packet, 8, end))
                .array();
    }

    private static void tell(Report report, ByteCursor bytes) {
        String text = LongElements.text(bytes);
        if (!AxleLoads.tell(report, text)) {
            report.attribute("result", text);
        }
    }
}
