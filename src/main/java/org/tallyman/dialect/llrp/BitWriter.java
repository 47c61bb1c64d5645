package org.tallyman.dialect.llrp;

import java.util.Arrays;

/** Writes numbers of any width one after another. */
final class BitWriter {

    private byte[] bytes = new byte[256];
    private int length;
    private int held;
    private int heldBits;

    /** How many whole bytes there are. */
    int length() {
        return length;
    }

    /** The lowest {@code count} bits of a number, up to 64. */
    void bits(long value, int count) {
        int left = count;
        while (left > 0) {
            int taken = Math.min(left, Byte.SIZE - heldBits);
            left -= taken;
            held = held << taken | ((int) (value >>> left) & ((1 << taken) - 1));
            heldBits += taken;
            if (heldBits == Byte.SIZE) {
                put((byte) held);
                held = 0;
                heldBits = 0;
            }
        }
    }

    void bytes(byte[] more) {
        for (byte b : more) {
            put(b);
        }
    }

    private void put(byte b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = b;
    }

    /** Writes over two bytes. */
    void u16At(int position, int value) {
        bytes[position] = (byte) (value >> Byte.SIZE);
        bytes[position + 1] = (byte) value;
    }

    /** Writes over four bytes. */
    void u32At(int position, long value) {
        u16At(position, (int) (value >> 16));
        u16At(position + 2, (int) value);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
