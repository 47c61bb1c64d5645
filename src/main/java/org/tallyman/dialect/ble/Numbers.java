package org.tallyman.dialect.ble;

import org.tallyman.dialect.tracker.ByteCursor;

/** Numbers as the Bluetooth SIG writes them. */
final class Numbers {

    private static final int SPECIAL_FROM = 0x7FE;
    private static final int SPECIAL_TO = 0x802;

    private Numbers() {}

    /** A little-endian number in two's complement. */
    static long signedLe(ByteCursor data, int bytes) {
        int unused = Long.SIZE - 8 * bytes;
        return data.unsignedLe(bytes) << unused >> unused;
    }

    /** The short float of IEEE 11073-20601: an exponent of ten in 4 bits, a mantissa in 12. */
    static double medicalShort(ByteCursor data) {
        int word = data.u16le();
        int mantissa = word & 0xFFF;
        if (mantissa >= SPECIAL_FROM && mantissa <= SPECIAL_TO) {
            return Double.NaN;
        }
        return scaled((mantissa ^ 0x800) - 0x800, (short) word >> 12);
    }

    /** The float of IEEE 11073-20601: an exponent of ten in 8 bits, a mantissa in 24. */
    static double medical(ByteCursor data) {
        int word = data.s32le();
        int mantissa = word << 8 >> 8;
        boolean special = mantissa >= 0x7FFFFE || mantissa <= -0x7FFFFE;
        return special ? Double.NaN : scaled(mantissa, word >> 24);
    }

    /** Divides where it can, as that is exact more often than to multiply by a fraction. */
    private static double scaled(int mantissa, int exponent) {
        return exponent < 0 ? mantissa / Math.pow(10, -exponent) : mantissa * Math.pow(10, exponent);
    }
}
