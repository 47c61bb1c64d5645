package org.tallyman.intake.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Packets in frames of WebSocket (RFC 6455, 5; MQTT 5, 6). What a frame holds is given on as it comes, however long the frame is
 * and wherever packets begin in it, so that nothing is gathered here. Never throws on any input.
 */
final class WebSocketFrames implements PacketCarrier {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final int LAST = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int CONTROL_BYTES_MAX = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_BYTES = 4;

    private static final int NORMAL = 1000;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_ACCEPTED = 1003;
    private static final int NAMED_MAX = 1014;
    private static final int OWN_MIN = 3000;
    private static final int OWN_MAX = 4999;
    private static final Set<Integer> UNSAID = Set.of(1004, 1005, 1006);
    private static final int OPEN = -1;

    private final byte[] header = new byte[14];
    private int headerLength;
    private final byte[] control = new byte[CONTROL_BYTES_MAX];
    private long length;
    private long passed;
    private boolean inPayload;
    private boolean inMessage;
    private Buffer answers = Buffer.buffer();
    private int closing = OPEN;
    private boolean farewellSaid;

    @Override
    public void unwrap(byte[] data, Consumer<byte[]> packets) {
        int at = 0;
        while (at < data.length && closing == OPEN) {
            if (inPayload) {
                int part = (int) Math.min(length - passed, data.length - at);
                take(data, at, part, packets);
                at += part;
            } else {
                header[headerLength++] = data[at++];
                readHeader();
            }
        }
    }

    private void readHeader() {
        if (headerLength == 2 && breaksTheRules()) {
            return;
        }
        if (headerLength < 2 || headerLength < headerEnd()) {
            return;
        }
        length = payloadLength();
        passed = 0;
        if (length < 0) {
            closing = PROTOCOL_ERROR;
        } else if (length == 0) {
            end();
        } else {
            inPayload = true;
        }
    }

    private boolean breaksTheRules() {
        int opcode = opcode();
        boolean isControl = opcode >= CLOSE;
        boolean known = opcode <= BINARY || opcode == CLOSE || opcode == PING || opcode == PONG;
        boolean controlFits = (header[0] & LAST) != 0 && shortLength() <= CONTROL_BYTES_MAX;
        boolean follows = isControl || (opcode == CONTINUATION) == inMessage;
        if ((header[0] & RESERVED) != 0
                || (header[1] & MASKED) == 0
                || !known
                || (isControl && !controlFits)
                || !follows) {
            closing = PROTOCOL_ERROR;
        } else if (opcode == TEXT) {
            closing = NOT_ACCEPTED;
        }
        return closing != OPEN;
    }

    private int opcode() {
        return header[0] & 0x0F;
    }

    private int shortLength() {
        return header[1] & 0x7F;
    }

    private int lengthBytes() {
        return switch (shortLength()) {
            case TWO_BYTES -> 2;
            case EIGHT_BYTES -> 8;
            default -> 0;
        };
    }

    private int headerEnd() {
        return 2 + lengthBytes() + MASK_BYTES;
    }

    private long payloadLength() {
        int bytes = lengthBytes();
        long value = bytes == 0 ? shortLength() : 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (header[2 + i] & 0xFF);
        }
        return value;
    }

    private void take(byte[] data, int from, int part, Consumer<byte[]> packets) {
        byte[] clear = new byte[part];
        int mask = headerEnd() - MASK_BYTES;
        for (int i = 0; i < part; i++) {
            clear[i] = (byte) (data[from + i] ^ header[mask + (int) ((passed + i) & 3)]);
        }
        if (opcode() >= CLOSE) {
            System.arraycopy(clear, 0, control, (int) passed, part);
        } else {
            packets.accept(clear);
        }
        passed += part;
        if (passed == length) {
            end();
        }
    }

    private void end() {
        inPayload = false;
        headerLength = 0;
        switch (opcode()) {
            case CLOSE -> closing = answerToClose();
            case PING -> frame(PONG, Buffer.buffer().appendBytes(control, 0, (int) length));
            case PONG -> {}
            default -> inMessage = (header[0] & LAST) == 0;
        }
    }

    /** The code that was said, where a frame may say it (RFC 6455, 7.4). */
    private int answerToClose() {
        if (length == 0) {
            return NORMAL;
        }
        int code = length == 1 ? 0 : ((control[0] & 0xFF) << 8) | (control[1] & 0xFF);
        boolean named = code >= NORMAL && code <= NAMED_MAX && !UNSAID.contains(code);
        return named || (code >= OWN_MIN && code <= OWN_MAX) ? code : PROTOCOL_ERROR;
    }

    @Override
    public boolean isOver() {
        return closing != OPEN;
    }

    @Override
    public Buffer wrap(MqttOutput packets) {
        if (!packets.isEmpty()) {
            frame(BINARY, packets.take());
        }
        Buffer ready = answers;
        answers = Buffer.buffer();
        return ready;
    }

    @Override
    public Buffer farewell() {
        if (!farewellSaid) {
            farewellSaid = true;
            frame(CLOSE, Buffer.buffer().appendShort((short) (closing == OPEN ? NORMAL : closing)));
        }
        Buffer last = answers;
        answers = Buffer.buffer();
        return last;
    }

    private void frame(int opcode, Buffer payload) {
        answers.appendByte((byte) (LAST | opcode));
        if (payload.length() < TWO_BYTES) {
            answers.appendByte((byte) payload.length());
        } else if (payload.length() <= 0xFFFF) {
            answers.appendByte((byte) TWO_BYTES).appendShort((short) payload.length());
        } else {
            answers.appendByte((byte) EIGHT_BYTES).appendLong(payload.length());
        }
        answers.appendBuffer(payload);
    }
}
