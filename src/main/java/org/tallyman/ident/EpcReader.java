package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/**
 * Reads an EPC from front to back. The first broken rule sticks: from then on every read gives zero, so that decoders
 * need to look for a refusal only where a loop or the result depends on it.
 */
final class EpcReader {

    private final EpcBits bits;
    private final EpcScheme scheme;
    private int position;
    private @Nullable Refusal refusal;

    EpcReader(EpcBits bits, EpcScheme scheme, int position) {
        this.bits = bits;
        this.scheme = scheme;
        this.position = position;
    }

    /** The next value of up to 63 bits. */
    long take(int count, String field) {
        if (!room(count, field)) {
            return 0;
        }
        long value = bits.get(position, count);
        position += count;
        return value;
    }

    /** The next value of any number of bits, as decimal digits filled with zeros on the left. */
    String takeDigits(int count, int digits, String field) {
        if (count < 63) {
            long value = take(count, field);
            if (value >= EpcDigits.power(digits)) {
                refuse("range", field, Long.toString(value), "must fit " + digits + " decimal digits");
                return "";
            }
            return EpcDigits.padded(value, digits);
        }
        if (!room(count, field)) {
            return "";
        }
        String value = bits.getBig(position, count).toString();
        position += count;
        if (value.length() > digits) {
            refuse("range", field, value, "must fit " + digits + " decimal digits");
            return "";
        }
        return "0".repeat(digits - value.length()) + value;
    }

    private boolean room(int count, String field) {
        if (refusal != null) {
            return false;
        }
        if (position + count > bits.length()) {
            refuse(
                    "truncated",
                    field,
                    bits.toHex(),
                    scheme.tdsName() + " needs more bits than the " + bits.length() + " that were read");
            return false;
        }
        return true;
    }

    int position() {
        return position;
    }

    int remaining() {
        return bits.length() - position;
    }

    boolean onlyZerosRemain() {
        return !bits.anySetFrom(position);
    }

    boolean failed() {
        return refusal != null;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    void refuse(String code, String field, String value, String rule) {
        if (refusal == null) {
            refusal = new Refusal(code, field, value, rule);
        }
    }
}
