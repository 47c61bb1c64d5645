package org.tallyman.ident;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bit string of whole hexadecimal digits, most significant bit first, as it stands in the EPC bank of a tag. */
final class EpcBits {

    /** More than any tag holds (the protocol control word counts 31 words), enough for an EPC with +AIDC data. */
    static final int MAX_HEX_DIGITS = 1024;

    private static final byte[] NIBBLES = nibbles();
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private final long[] words;
    private final int length;

    private EpcBits(long[] words, int length) {
        this.words = words;
        this.length = length;
    }

    /** The bits of a hexadecimal text, or null where a character is no hexadecimal digit. */
    static @Nullable EpcBits ofHex(String hex) {
        int digits = hex.length();
        long[] words = new long[(digits + 15) >>> 4];
        for (int i = 0; i < digits; i++) {
            int nibble = nibble(hex.charAt(i));
            if (nibble < 0) {
                return null;
            }
            words[i >>> 4] |= (long) nibble << (60 - ((i & 15) << 2));
        }
        return new EpcBits(words, digits << 2);
    }

    static EpcBits of(long[] words, int length) {
        return new EpcBits(words, length);
    }

    /** The value of a hexadecimal digit, or -1. */
    static int nibble(char c) {
        return c < 128 ? NIBBLES[c] : -1;
    }

    int length() {
        return length;
    }

    /** The unsigned value of up to 63 bits, or 64 raw bits; bits after the end read as zero. */
    long get(int from, int count) {
        int word = from >>> 6;
        if (count == 0 || word >= words.length) {
            return 0;
        }
        int offset = from & 63;
        long value = words[word] << offset;
        if (offset + count > 64 && word + 1 < words.length) {
            value |= words[word + 1] >>> (64 - offset);
        }
        return value >>> (64 - count);
    }

    BigInteger getBig(int from, int count) {
        BigInteger value = BigInteger.ZERO;
        int done = 0;
        while (done < count) {
            int step = Math.min(48, count - done);
            value = value.shiftLeft(step).or(BigInteger.valueOf(get(from + done, step)));
            done += step;
        }
        return value;
    }

    boolean anySetFrom(int from) {
        int word = from >>> 6;
        if (word >= words.length) {
            return false;
        }
        if ((words[word] << (from & 63)) != 0) {
            return true;
        }
        for (int i = word + 1; i < words.length; i++) {
            if (words[i] != 0) {
                return true;
            }
        }
        return false;
    }

    String toHex() {
        char[] out = new char[(length + 3) >>> 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = DIGITS[(int) (words[i >>> 4] >>> (60 - ((i & 15) << 2))) & 15];
        }
        return new String(out);
    }

    private static byte[] nibbles() {
        byte[] table = new byte[128];
        Arrays.fill(table, (byte) -1);
        for (int i = 0; i < 16; i++) {
            table[Character.forDigit(i, 16)] = (byte) i;
            table[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
        }
        return table;
    }
}
