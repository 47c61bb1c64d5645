package org.tallyman.dialect.gps103;

import java.util.regex.Pattern;

/** Numbers that stand within a field, next to other characters. */
final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{0,9})?");

    private Numbers() {}

    /** Not a number where the text is none. */
    static double decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
