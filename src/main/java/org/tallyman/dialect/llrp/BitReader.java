package org.tallyman.dialect.llrp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tallyman.dialect.tracker.ByteCursor;

/** Reads numbers of any width one after another; over the end it reads zeros and says so. */
final class BitReader {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final ByteCursor bytes;
    private int held;
    private int heldBits;

    BitReader(byte[] frame, int from, int end) {
        bytes = new ByteCursor(frame, from, end);
    }

    /** Whether something was asked for that is not there. */
    boolean isOver() {
        return bytes.isOver();
    }

    /** Where the next byte is that no bit has been read of. */
    int position() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    /** An unsigned number of up to 64 bits. */
    long bits(int count) {
        long value = 0;
        int left = count;
        while (left > 0) {
            if (heldBits == 0 && left >= Byte.SIZE) {
                value = value << Byte.SIZE | bytes.u8();
                left -= Byte.SIZE;
                continue;
            }
            if (heldBits == 0) {
                held = bytes.u8();
                heldBits = Byte.SIZE;
            }
            int taken = Math.min(left, heldBits);
            heldBits -= taken;
            value = value << taken | ((held >> heldBits) & ((1 << taken) - 1));
            left -= taken;
        }
        return value;
    }

    String hex(int count) {
        return UPPER.formatHex(bytes.bytes(count));
    }

    String utf8(int count) {
        return new String(bytes.bytes(count), StandardCharsets.UTF_8);
    }
}
