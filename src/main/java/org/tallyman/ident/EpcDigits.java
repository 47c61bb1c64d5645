package org.tallyman.ident;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Decimal digits: powers, fixed widths, and how many bits a number of digits takes (TDS Table B, column b). */
final class EpcDigits {

    static final int MAX_DIGITS = 90;

    private static final long[] POWERS = new long[19];
    private static final int[] BITS = new int[MAX_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
        for (int i = 0; i < BITS.length; i++) {
            BITS[i] = BigInteger.TEN.pow(i).subtract(BigInteger.ONE).bitLength();
        }
    }

    private EpcDigits() {}

    /** 10 to the power of 0 to 18. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** Bits that hold any number of this many decimal digits. */
    static int bits(int digits) {
        return BITS[digits];
    }

    static String padded(long value, int digits) {
        byte[] out = new byte[digits];
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            long next = rest / 10;
            out[i] = (byte) ('0' + rest - next * 10);
            rest = next;
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A number of at most 18 digits; leading zeros are allowed. */
    static long value(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }
}
