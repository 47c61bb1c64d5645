package org.tallyman.intake.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of one whole packet (MQTT 5, 1.5). */
final class PacketCursor {

    private static final int VARIABLE_LENGTH_BYTES_MAX = 4;

    private final byte[] bytes;
    private final int end;
    private int at;

    PacketCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    /** The position so many bytes on, which must lie in the packet. */
    int mark(int length) throws BrokenPacketException {
        if (length > end - at) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "a field ends within its packet");
        }
        return at + length;
    }

    int oneByte() throws BrokenPacketException {
        mark(1);
        return bytes[at++] & 0xFF;
    }

    int twoBytes() throws BrokenPacketException {
        mark(2);
        int value = ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
        at += 2;
        return value;
    }

    long fourBytes() throws BrokenPacketException {
        return ((long) twoBytes() << 16) | twoBytes();
    }

    int variableLength() throws BrokenPacketException {
        int value = 0;
        for (int i = 0; i < VARIABLE_LENGTH_BYTES_MAX; i++) {
            int next = oneByte();
            value |= (next & 0x7F) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new BrokenPacketException(MqttReason.MALFORMED, "a variable length has at most four bytes");
    }

    byte[] binary() throws BrokenPacketException {
        int length = twoBytes();
        int to = mark(length);
        byte[] value = Arrays.copyOfRange(bytes, at, to);
        at = to;
        return value;
    }

    byte[] rest() {
        byte[] value = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return value;
    }

    /** UTF-8 without U+0000 (1.5.4). */
    String text() throws BrokenPacketException {
        int length = twoBytes();
        int to = mark(length);
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (value.indexOf('\uFFFD') >= 0) {
            checkText(at, length);
        }
        if (value.indexOf('\0') >= 0) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "text has no U+0000");
        }
        at = to;
        return value;
    }

    private void checkText(int from, int length) throws BrokenPacketException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
        } catch (CharacterCodingException e) {
            throw new BrokenPacketException(MqttReason.MALFORMED, "text is UTF-8");
        }
    }
}
