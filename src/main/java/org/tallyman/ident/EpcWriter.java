package org.tallyman.ident;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes an EPC from front to back; the first broken rule sticks, as in {@link EpcReader}. */
final class EpcWriter {

    private long[] words = new long[4];
    private int length;
    private @Nullable Refusal refusal;

    /** Appends up to 63 bits. */
    void put(long value, int count) {
        if (count == 0) {
            return;
        }
        if (((length + count + 63) >>> 6) > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        int word = length >>> 6;
        int free = 64 - (length & 63);
        if (count <= free) {
            words[word] |= value << (free - count);
        } else {
            words[word] |= value >>> (count - free);
            words[word + 1] |= value << (64 - count + free);
        }
        length += count;
    }

    void putBig(BigInteger value, int count) {
        int rest = count;
        while (rest > 0) {
            int step = Math.min(48, rest);
            rest -= step;
            put(value.shiftRight(rest).longValue() & ((1L << step) - 1), step);
        }
    }

    /** Fills with zero bits up to a length. */
    void padTo(int bits) {
        while (length < bits) {
            put(0, Math.min(48, bits - length));
        }
    }

    int length() {
        return length;
    }

    boolean failed() {
        return refusal != null;
    }

    void refuse(String code, String field, String value, String rule) {
        if (refusal == null) {
            refusal = new Refusal(code, field, value, rule);
        }
    }

    /** Upper case hexadecimal digits, the last one filled with zero bits. */
    Parsed<String> toHex() {
        if (refusal != null) {
            return Parsed.refused(refusal);
        }
        return Parsed.ok(EpcBits.of(words, length).toHex());
    }
}
