package org.tallyman.dialect.lorawan.codec;

import java.util.HexFormat;

/**
 * What formulas compute with: the bytes of a payload, from some byte on. What is not there is 0, and makes this {@link
 * #isOver}.
 */
final class Variables {

    private final Payload payload;
    private final int base;
    private boolean over;

    Variables(Payload payload, int base) {
        this.payload = payload;
        this.base = base;
    }

    /** Whether a byte was asked for that is not there. */
    boolean isOver() {
        return over;
    }

    int port() {
        return payload.port();
    }

    int length() {
        return payload.bytes().length - base;
    }

    long receivedAt() {
        return payload.receivedAt().getEpochSecond();
    }

    int u8(int at) {
        if (at < 0 || at >= length()) {
            over = true;
            return 0;
        }
        return payload.bytes()[base + at] & 0xFF;
    }

    /** Big-endian, of up to four bytes; a negative count is little-endian. */
    long unsigned(int at, int count) {
        long value = 0;
        for (int i = 0; i < Math.abs(count); i++) {
            value = (value << 8) | u8(count > 0 ? at + i : at - count - 1 - i);
        }
        return value;
    }

    /** As {@link #unsigned}, in two's complement. */
    long signed(int at, int count) {
        int unused = 64 - 8 * Math.abs(count);
        return (unsigned(at, count) << unused) >> unused;
    }

    /** Bits of a stream that starts with the lowest bit of the first byte. */
    long bits(int from, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) ((u8((from + i) / 8) >> ((from + i) % 8)) & 1) << i;
        }
        return value;
    }

    /** To the end where the count is 0. */
    String hex(int at, int count) {
        int end = count == 0 ? length() : at + count;
        if (at < 0 || at > end || end > length()) {
            over = true;
            return "";
        }
        return HexFormat.of().formatHex(payload.bytes(), base + at, base + end);
    }
}
