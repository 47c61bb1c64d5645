package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/** The character sets of AI components (GS1 General Specifications 7.11). */
enum AiCharacters {
    NUMERIC('N', "0123456789", "only the digits 0 to 9 are allowed"),
    CSET82(
            'X',
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
            "only the 82 characters of GS1 AI character set 82 are allowed"),
    CSET39(
            'Y',
            "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "only the 39 characters of GS1 AI character set 39 (# - / 0-9 A-Z) are allowed"),
    CSET64(
            'Z',
            "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
            "only URI-safe base 64 characters are allowed");

    private static final int MAX_PADS = 2;

    private final char letter;
    private final long low;
    private final long high;
    private final String rule;

    AiCharacters(char letter, String characters, String rule) {
        this.letter = letter;
        this.rule = rule;
        this.low = bits(characters, 0);
        this.high = bits(characters, Long.SIZE);
    }

    private static long bits(String characters, int first) {
        long bits = 0;
        for (int i = 0; i < characters.length(); i++) {
            int bit = characters.charAt(i) - first;
            if (bit >= 0 && bit < Long.SIZE) {
                bits |= 1L << bit;
            }
        }
        return bits;
    }

    boolean has(char c) {
        return switch (c >> 6) {
            case 0 -> ((low >>> c) & 1) != 0;
            case 1 -> ((high >>> (c - Long.SIZE)) & 1) != 0;
            default -> false;
        };
    }

    static AiCharacters ofLetter(char letter) {
        for (AiCharacters set : values()) {
            if (set.letter == letter) {
                return set;
            }
        }
        throw new IllegalArgumentException("no character set " + letter);
    }

    /** The first character of data[from, to) outside the set, or wrong base 64 padding; null when all is well. */
    @Nullable
    Fault check(String data, int from, int to) {
        int end = to;
        if (this == CSET64) {
            while (end > from && data.charAt(end - 1) == '=') {
                end--;
            }
            int pads = to - end;
            if (pads > MAX_PADS || (pads > 0 && (to - from) % 3 != 0)) {
                return new Fault("padding", end, "base 64 padding does not fit the length");
            }
        }
        for (int i = from; i < end; i++) {
            if (!has(data.charAt(i))) {
                return new Fault("character", i, rule);
            }
        }
        return null;
    }
}
