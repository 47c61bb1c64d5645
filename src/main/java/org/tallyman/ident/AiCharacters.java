package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/**
 * A character set of AI components (GS1 General Specifications 7.11).
 *
 * @param padded whether base 64 padding may end the value
 * @param rule the rule in words
 */
record AiCharacters(CharacterSet set, boolean padded, String rule) {

    static final String CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final String CSET64 = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final String CSET39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MAX_PADS = 2;

    /** The set by the letter the Syntax Dictionary gives it. */
    static AiCharacters ofLetter(char letter) {
        return switch (letter) {
            case 'N' -> of("0123456789", "only the digits 0 to 9 are allowed");
            case 'X' -> of(CSET82, "only the 82 characters of GS1 AI character set 82 are allowed");
            case 'Y' -> of(CSET39, "only the 39 characters of GS1 AI character set 39 (# - / 0-9 A-Z) are allowed");
            case 'Z' -> new AiCharacters(CharacterSet.of(CSET64), true, "only URI-safe base 64 characters are allowed");
            default -> throw new IllegalArgumentException("no character set " + letter);
        };
    }

    private static AiCharacters of(String characters, String rule) {
        return new AiCharacters(CharacterSet.of(characters), false, rule);
    }

    /** The first character of data[from, to) outside the set, or wrong base 64 padding; null when all is well. */
    @Nullable
    Fault check(String data, int from, int to) {
        int end = to;
        if (padded) {
            while (end > from && data.charAt(end - 1) == '=') {
                end--;
            }
            int pads = to - end;
            if (pads > MAX_PADS || (pads > 0 && (to - from) % 3 != 0)) {
                return new Fault("padding", end, "base 64 padding does not fit the length");
            }
        }
        for (int i = from; i < end; i++) {
            if (!set.has(data.charAt(i))) {
                return new Fault("character", i, rule);
            }
        }
        return null;
    }
}
