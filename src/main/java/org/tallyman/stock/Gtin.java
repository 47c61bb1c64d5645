package org.tallyman.stock;

import org.tallyman.ident.CheckDigit;
import org.tallyman.platform.Problem;

/** Reads a GTIN as people write it. */
final class Gtin {

    static final String RULE = "is a GTIN of 8, 12, 13 or 14 digits with a right check digit";

    private static final int LENGTH = 14;

    private Gtin() {}

    static boolean holds(String text) {
        return (text.length() == 8 || (text.length() >= 12 && text.length() <= LENGTH)) && CheckDigit.valid(text);
    }

    /** Fourteen digits. */
    static String padded(String digits) {
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    /**
     * Fourteen digits of a parameter.
     *
     * @throws org.tallyman.platform.ProblemException 400 when it is no GTIN
     */
    static String read(String parameter) {
        String text = parameter.strip();
        if (!holds(text)) {
            throw Problem.invalid("gtin", parameter, RULE).exception();
        }
        return padded(text);
    }
}
