package org.tallyman.dialect.jt808;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;

/**
 * A frame in its parts: type, properties (length of the body, whether it is one of several packages, whether a version
 * follows), the terminal's number, a serial number, the body and the exclusive or of all.
 *
 * @param bytes without escapes
 * @param from where the body starts
 * @param to where it ends
 * @param packages of how many packages this is one; 0 when it is whole
 * @param part which of them, from 1
 */
record Message(
        byte[] bytes,
        int type,
        int properties,
        int serial,
        int packages,
        int part,
        int from,
        int to,
        Checksum checksum) {

    static final int HEARTBEAT = 0x0002;
    static final int REGISTER = 0x0100;
    static final int AUTHENTICATE = 0x0102;
    static final int TIME_ASKED = 0x0109;
    static final int MEDIA = 0x0801;
    static final int LOCK = 0x5501;
    static final int LOCK_BLIND = 0x5502;
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NO_SUCH_TERMINAL = 4;

    private static final int ANSWER = 0x8001;
    private static final int REGISTERED = 0x8100;
    private static final int MEDIA_ANSWER = 0x8800;
    private static final int LOCK_ANSWER = 0x4401;
    private static final int VERSIONED = 1 << 14;
    private static final int PACKAGED = 1 << 13;
    private static final int ENCRYPTED = 1 << 10;
    private static final int ACKNOWLEDGED = 1 << 15;

    private static final int LENGTH = 0x3FF;

    /** Checksum and delimiter. */
    private static final int TAIL = 2;

    /** Null when it is too short or not between delimiters. Escapes may be there yet, as in a datagram. */
    static @Nullable Message of(byte[] frame) {
        Message message = plain(frame);
        if (message == null || message.fits()) {
            return message;
        }
        byte[] unescaped = Escapes.remove(frame, 0, frame.length - 1);
        Message other = unescaped.length == frame.length ? null : plain(unescaped);
        if (other == null || other.checksum != Checksum.OK) {
            return message;
        }
        return other.fits() || message.checksum == Checksum.BAD ? other : message;
    }

    /** Whether checksum and length both hold. */
    private boolean fits() {
        return checksum == Checksum.OK && size() == (properties & LENGTH);
    }

    private static @Nullable Message plain(byte[] bytes) {
        int length = bytes.length;
        if (length < 14 || !Escapes.isDelimiter(bytes[0]) || bytes[length - 1] != bytes[0]) {
            return null;
        }
        ByteCursor cursor = new ByteCursor(bytes, 1, length - TAIL);
        int type = cursor.u16();
        int properties = cursor.u16();
        boolean lock = type == LOCK || type == LOCK_BLIND;
        boolean versioned = (properties & VERSIONED) != 0;
        cursor.skip(versioned ? 11 : 6);
        int serial = lock ? cursor.u8() : cursor.u16();
        boolean packaged = !lock && (properties & PACKAGED) != 0;
        int packages = packaged ? cursor.u16() : 0;
        int part = packaged ? cursor.u16() : 0;
        if (cursor.isOver()) {
            return null;
        }
        boolean sound = Checksums.xor(bytes, 1, length - TAIL) == (bytes[length - TAIL] & 0xFF);
        // The delimiters say how long a body is; some terminals count it wrong.
        Checksum checksum = sound ? Checksum.OK : Checksum.BAD;
        return new Message(bytes, type, properties, serial, packages, part, cursor.position(), length - TAIL, checksum);
    }

    ByteCursor body() {
        return new ByteCursor(bytes, from, to);
    }

    int size() {
        return to - from;
    }

    boolean isEncrypted() {
        return !isLock() && (properties & ENCRYPTED) != 0;
    }

    boolean isLock() {
        return type == LOCK || type == LOCK_BLIND;
    }

    /** Whether a lock wants an answer. */
    boolean wantsAnswer() {
        return (properties & ACKNOWLEDGED) != 0;
    }

    boolean isVersioned() {
        return (properties & VERSIONED) != 0;
    }

    private byte[] terminal() {
        return isVersioned() ? new ByteCursor(bytes, 6, 16).bytes(10) : new ByteCursor(bytes, 5, 11).bytes(6);
    }

    /**
     * The number's digits, without and with the zeros that fill it up; or the IMEI, whose first fourteen digits some devices
     * send as a binary number.
     */
    List<String> ids() {
        byte[] terminal = terminal();
        String digits = HexFormat.of().formatHex(terminal);
        if (!isDecimal(terminal)) {
            return List.of(Imei.of(new ByteCursor(terminal).unsigned(6)));
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros == 0 ? List.of(digits) : List.of(digits.substring(zeros), digits);
    }

    private static boolean isDecimal(byte[] terminal) {
        for (byte value : terminal) {
            if ((value & 0xF) > 9 || (value >> 4 & 0xF) > 9) {
                return false;
            }
        }
        return true;
    }

    /** The platform's general answer. */
    byte[] answer(int result) {
        return reply(
                ANSWER,
                ByteBuffer.allocate(5)
                        .putShort((short) serial)
                        .putShort((short) type)
                        .put((byte) result)
                        .array());
    }

    /** The answer to a registration, with a code for authentication when it is done: the terminal's own number. */
    byte[] registered(int result) {
        byte[] terminal = terminal();
        String digits = HexFormat.of().formatHex(terminal);
        String code = isDecimal(terminal) ? digits : Imei.of(new ByteCursor(terminal).unsigned(6));
        byte[] text = result == DONE ? code.getBytes(StandardCharsets.US_ASCII) : new byte[0];
        return reply(
                REGISTERED,
                ByteBuffer.allocate(3 + text.length)
                        .putShort((short) serial)
                        .put((byte) result)
                        .put(text)
                        .array());
    }

    /** The answer to a picture, sound or film, all of which has come: its number. */
    byte[] mediaAnswer(ByteCursor body) {
        byte[] number = {(byte) body.peekU8(0), (byte) body.peekU8(1), (byte) body.peekU8(2), (byte) body.peekU8(3)};
        return reply(MEDIA_ANSWER, number);
    }

    /** The answer to a lock, whose header has a serial number of one byte. */
    byte[] lockAnswer() {
        byte[] body = {1, (byte) (type >> 8), (byte) type, DONE};
        return write(bytes[0], LOCK_ANSWER, 3, false, terminal(), body);
    }

    byte[] reply(int replyType, byte[] body) {
        byte[] numbered = new byte[body.length + 2];
        System.arraycopy(body, 0, numbered, 2, body.length);
        return write(bytes[0], replyType, body.length, isVersioned(), terminal(), numbered);
    }

    /**
     * A frame as it goes onto the line.
     *
     * @param numbered serial number and body
     */
    static byte[] write(byte delimiter, int type, int length, boolean versioned, byte[] terminal, byte[] numbered) {
        int size = 5 + (versioned ? 1 : 0) + terminal.length + numbered.length + TAIL;
        ByteBuffer frame = ByteBuffer.allocate(size)
                .put(delimiter)
                .putShort((short) type)
                .putShort((short) (versioned ? length | VERSIONED : length));
        if (versioned) {
            frame.put((byte) 1);
        }
        frame.put(terminal).put(numbered);
        int checksum = Checksums.xor(frame.array(), 1, frame.position());
        return Escapes.add(frame.put((byte) checksum).put(delimiter).array());
    }
}
