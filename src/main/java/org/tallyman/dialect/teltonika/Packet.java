package org.tallyman.dialect.teltonika;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/**
 * One frame. A packet of TCP is four zero bytes, a length, the body and a CRC-16/ARC of the body in four bytes; a packet of
 * UDP is a length, a packet number, a type, a number of its own for the body, the IMEI and the body. The body is a codec, a
 * count, records or texts, and the count again.
 */
final class Packet {

    private static final int HEAD = 8;
    private static final int TAIL = 4;
    private static final byte[] ACCEPTED = {1};

    private final Reading reading;
    private final byte[] bytes;
    private final Instant receivedAt;
    private final List<Element> elements = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>(0);
    private @Nullable Reply reply;

    private Packet(Frame frame, Reading reading) {
        this.reading = reading;
        this.bytes = frame.payload();
        this.receivedAt = frame.receivedAt();
    }

    static boolean isLogin(byte[] frame) {
        return frame.length > 2 && u16(frame, 0) == frame.length - 2 && isImei(frame, 2, frame.length);
    }

    /** Two bytes of length, two of number, one that is not used, a number, and two bytes of length before the IMEI. */
    private static boolean isDatagram(byte[] frame) {
        return frame.length > 8 && u16(frame, 0) != 0 && frame[4] < '0' && isImei(frame, 8, 8 + u16(frame, 6));
    }

    static List<String> ids(byte[] frame) {
        if (isLogin(frame)) {
            return List.of(new String(frame, 2, frame.length - 2, StandardCharsets.US_ASCII));
        }
        if (isDatagram(frame)) {
            return List.of(new String(frame, 8, u16(frame, 6), StandardCharsets.US_ASCII));
        }
        if (isStream(frame) && frame.length > HEAD) {
            return TextPacket.ids(new ByteCursor(frame, HEAD, frame.length - TAIL));
        }
        return List.of();
    }

    static boolean isDamaged(byte[] frame) {
        return !isLogin(frame) && !isDatagram(frame) && isStream(frame) && verify(frame) == Checksum.BAD;
    }

    private static boolean isStream(byte[] frame) {
        return frame.length > HEAD + TAIL && u16(frame, 0) == 0 && u16(frame, 2) == 0;
    }

    /** Whether it holds an answer to a command: codec 12 or 14, and the type of answers. */
    static boolean isAnswer(byte[] frame) {
        int body = isDatagram(frame) ? 8 + u16(frame, 6) : HEAD;
        if (isLogin(frame) || frame.length < body + 3) {
            return false;
        }
        Codec codec = Codec.of(frame[body] & 0xFF);
        return (codec == Codec.CODEC_12 || codec == Codec.CODEC_14) && frame[body + 2] == TextPacket.ANSWER;
    }

    static Decoding decode(Frame frame, Reading reading) {
        byte[] bytes = frame.payload();
        if (bytes.length == 1 && (bytes[0] & 0xFF) == TeltonikaFraming.PING) {
            return new Decoding(List.of(), List.of(), List.of(), Checksum.NONE, Optional.empty());
        }
        List<String> ids = ids(bytes);
        if (isLogin(bytes)) {
            Reply accepted = Reply.atOnce(ACCEPTED.clone());
            return new Decoding(List.of(), List.of(), ids, Checksum.NONE, Optional.of(accepted));
        }
        Packet packet = new Packet(frame, reading);
        if (isDatagram(bytes)) {
            packet.readDatagram();
            return packet.decoding(ids, Checksum.NONE);
        }
        if (!isStream(bytes)) {
            packet.refuse(0, "frame", Decodings.start(bytes), "a login, four zero bytes and a length, or a datagram");
            return packet.decoding(ids, Checksum.NONE);
        }
        Checksum checksum = verify(bytes);
        if (checksum == Checksum.BAD && !reading.ignoresChecksum()) {
            packet.refuse(bytes.length - TAIL, damage(bytes));
        } else {
            long end = HEAD + new ByteCursor(bytes, 4, HEAD).u32();
            packet.readBody(HEAD, (int) Math.min(end, bytes.length), checksum == Checksum.OK, Packet::streamAnswer);
        }
        return packet.decoding(ids, checksum);
    }

    /** What is wrong with a packet whose checksum does not hold; it holds for none that is longer or shorter than it says. */
    private static Refusal damage(byte[] bytes) {
        long length = new ByteCursor(bytes, 4, HEAD).u32() + HEAD + TAIL;
        if (length != bytes.length) {
            String rule =
                    (bytes.length < length ? "too short: " : "too long: ") + length + " bytes by its length field";
            return new Refusal("length", "packet", bytes.length + " bytes", rule);
        }
        long said = new ByteCursor(bytes, bytes.length - TAIL, bytes.length).u32();
        int right = Checksums.crc16Arc(bytes, HEAD, bytes.length - TAIL);
        return Checksums.wrong("CRC-16/ARC of codec to second count", said, right, 4);
    }

    private static Checksum verify(byte[] bytes) {
        boolean fits = new ByteCursor(bytes, 4, HEAD).u32() == bytes.length - HEAD - TAIL;
        long told = new ByteCursor(bytes, bytes.length - TAIL, bytes.length).u32();
        return fits && told == Checksums.crc16Arc(bytes, HEAD, bytes.length - TAIL) ? Checksum.OK : Checksum.BAD;
    }

    private void readDatagram() {
        ByteCursor cursor = new ByteCursor(bytes, 2, bytes.length);
        int number = cursor.u16();
        int unused = cursor.u8();
        int bodyNumber = cursor.u8();
        cursor.skip(cursor.u16());
        readBody(
                cursor.position(),
                bytes.length,
                false,
                count -> ByteBuffer.allocate(7)
                        .putShort((short) 5)
                        .putShort((short) number)
                        .put((byte) unused)
                        .put((byte) bodyNumber)
                        .put((byte) count)
                        .array());
    }

    /** The bytes that acknowledge a number of records. */
    private interface Answer {
        byte[] to(int count);
    }

    private static byte[] streamAnswer(int count) {
        return ByteBuffer.allocate(4).putInt(count).array();
    }

    /**
     * @param sound whether the checksum says that the device meant these bytes: then what is not understood is answered too, as
     *     it would be no other if it came again
     */
    private void readBody(int from, int to, boolean sound, Answer answer) {
        ByteCursor cursor = new ByteCursor(bytes, from, to);
        int number = cursor.u8();
        Codec codec = Codec.of(number);
        if (codec == null) {
            refuse(from, "codec", String.valueOf(number), "7, 8, 142, 16 or 12 to 15");
            return;
        }
        int count = cursor.u8();
        if (codec.isText()) {
            reply = TextPacket.read(codec, count, cursor, this);
            return;
        }
        if (readRecords(codec, count, cursor) || sound) {
            reply = Reply.acknowledging(answer.to(count));
        }
    }

    /** Whether all is there and the count behind the records is the one before them. */
    private boolean readRecords(Codec codec, int count, ByteCursor cursor) {
        for (int i = 0; i < count; i++) {
            int at = cursor.position();
            Report report = new Report();
            AvlRecord.read(codec, reading, cursor, report);
            if (cursor.isOver()) {
                refuse(at, "record", String.valueOf(i + 1), "must be there to its end");
                return false;
            }
            take(report);
        }
        int repeated = cursor.u8();
        if (cursor.isOver() || repeated != count) {
            refuse(cursor.position(), "count", String.valueOf(repeated), "as before the records: " + count);
            return false;
        }
        return true;
    }

    void take(Report report) {
        report.elements(receivedAt, elements, rejections);
    }

    void refuse(int offset, String field, String value, String rule) {
        refuse(offset, new Refusal("frame", field, value, rule));
    }

    private void refuse(int offset, Refusal refusal) {
        rejections.add(new Rejection(elements.size() + rejections.size(), offset, refusal));
    }

    private Decoding decoding(List<String> ids, Checksum checksum) {
        return new Decoding(elements, rejections, ids, checksum, Optional.ofNullable(reply));
    }

    private static boolean isImei(byte[] frame, int from, int to) {
        if (to > frame.length || to <= from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (frame[i] < '0' || frame[i] > 'z') {
                return false;
            }
        }
        return true;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
