package org.tallyman.dialect.tracker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads the numbers of a binary frame one after another. Reading beyond the end gives zeros and makes the cursor {@link
 * #isOver}, with nothing {@link #remaining}, so that a decoder asks once, where it matters, and no length in a frame can make
 * it read what is not there or go on without end.
 */
public final class ByteCursor {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean over;

    public ByteCursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads bytes from {@code from}, inclusive, to {@code end}, exclusive; both are cut to what is there. */
    public ByteCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = Math.clamp(end, 0, bytes.length);
        this.at = Math.clamp(from, 0, this.end);
    }

    public int position() {
        return at;
    }

    public int remaining() {
        return end - at;
    }

    /** Whether something was asked for that is not there. */
    public boolean isOver() {
        return over;
    }

    /** Goes on {@code count} bytes. */
    public void skip(int count) {
        take(count);
    }

    /** The next byte without going on, unsigned; 0 at the end. */
    public int peekU8() {
        return at < end ? bytes[at] & 0xFF : 0;
    }

    /** As {@link #peekU8()}, of a byte further on. */
    public int peekU8(int ahead) {
        return ahead < end - at ? bytes[at + ahead] & 0xFF : 0;
    }

    public int u8() {
        return take(1) ? bytes[at - 1] & 0xFF : 0;
    }

    public int s8() {
        return (byte) u8();
    }

    public int u16() {
        return take(2) ? (bytes[at - 2] & 0xFF) << 8 | (bytes[at - 1] & 0xFF) : 0;
    }

    public int s16() {
        return (short) u16();
    }

    public int u24() {
        return (int) unsigned(3);
    }

    public long u32() {
        return s32() & 0xFFFF_FFFFL;
    }

    public int s32() {
        return take(4) ? (int) INT.get(bytes, at - 4) : 0;
    }

    public long s64() {
        return take(8) ? (long) LONG.get(bytes, at - 8) : 0;
    }

    public int u16le() {
        return (int) unsignedLe(2);
    }

    public int s16le() {
        return (short) u16le();
    }

    public long u32le() {
        return unsignedLe(4);
    }

    public int s32le() {
        return (int) u32le();
    }

    /** A big-endian number of 1 to 8 bytes; of 8 bytes the highest bit is the sign. */
    public long unsigned(int count) {
        switch (count) {
            case 1 -> {
                return u8();
            }
            case 2 -> {
                return u16();
            }
            case 4 -> {
                return u32();
            }
            case 8 -> {
                return s64();
            }
            default -> {}
        }
        if (!take(count)) {
            return 0;
        }
        long value = 0;
        for (int i = at - count; i < at; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    /** As {@link #unsigned}, little-endian. */
    public long unsignedLe(int count) {
        if (!take(count)) {
            return 0;
        }
        long value = 0;
        for (int i = at - 1; i >= at - count; i--) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    /** The next bytes as a number of two decimal digits each; at most four bytes. */
    public int bcd(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digits = u8();
            value = value * 100 + (digits >> 4) * 10 + (digits & 0xF);
        }
        return value;
    }

    /** A copy of the next bytes; empty when they are not there. */
    public byte[] bytes(int count) {
        return take(count) ? Arrays.copyOfRange(bytes, at - count, at) : new byte[0];
    }

    /** The next bytes as lower case hexadecimal digits, which are also the digits of a binary coded decimal. */
    public String hex(int count) {
        return take(count) ? HexFormat.of().formatHex(bytes, at - count, at) : "";
    }

    /** The next bytes as characters of ISO 8859-1, of which ASCII is a part. */
    public String text(int count) {
        return take(count) ? new String(bytes, at - count, count, StandardCharsets.ISO_8859_1) : "";
    }

    /** A cursor over the next bytes, which this passes; empty when they are not there. */
    public ByteCursor part(int count) {
        return take(count) ? new ByteCursor(bytes, at - count, at) : new ByteCursor(bytes, at, at);
    }

    private boolean take(int count) {
        if (over || count < 0 || count > end - at) {
            over = true;
            at = end;
            return false;
        }
        at += count;
        return true;
    }
}
