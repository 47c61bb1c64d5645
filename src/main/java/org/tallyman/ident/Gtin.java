package org.tallyman.ident;

import java.util.Optional;

/** A Global Trade Item Number as people and EAN/UPC symbols write it, of 8, 12, 13 or 14 digits. */
public final class Gtin {

    /** What {@link #of} demands, in words. */
    public static final String RULE = "is a GTIN of 8, 12, 13 or 14 digits with a right check digit";

    private static final int LENGTH = 14;

    private Gtin() {}

    /** The GTIN in fourteen digits, filled with zeros on the left (General Specifications 3.3.2); empty for any other text. */
    public static Optional<String> of(String text) {
        int length = text.length();
        boolean fits = length == 8 || (length >= 12 && length <= LENGTH);
        return fits && CheckDigit.valid(text) ? Optional.of(padded(text)) : Optional.empty();
    }

    static String padded(String digits) {
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
