package org.tallyman.ident;

/** A set of ASCII characters, asked without search: one bit for each. */
record CharacterSet(long low, long high) {

    static CharacterSet of(String characters) {
        return new CharacterSet(bits(characters, 0), bits(characters, Long.SIZE));
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
}
