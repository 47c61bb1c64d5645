package org.tallyman.ident;

import java.util.Optional;

/** Percent escapes of URI components (RFC 3986, 2.1), one byte a character, as AI values have them. */
final class PercentEncoding {

    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Escapes all but the unreserved characters. */
    static void encode(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (unreserved(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
            }
        }
    }

    private static boolean unreserved(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || NumberLinters.isDigit(c) || "-._~".indexOf(c) >= 0;
    }

    /** The value of an ASCII hexadecimal digit, or -1. */
    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /**
     * Undoes the escapes; a percent sign that starts none stays.
     *
     * @param plusIsSpace as in a query
     * @return empty when an escape gives the null character
     */
    static Optional<String> decode(String text, boolean plusIsSpace) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean escape = c == '%'
                    && at + 2 < text.length()
                    && hex(text.charAt(at + 1)) >= 0
                    && hex(text.charAt(at + 2)) >= 0;
            if (escape) {
                c = (char) (hex(text.charAt(at + 1)) * 16 + hex(text.charAt(at + 2)));
                if (c == 0) {
                    return Optional.empty();
                }
            } else if (c == '+' && plusIsSpace) {
                c = ' ';
            }
            out.append(c);
            at += escape ? 3 : 1;
        }
        return Optional.of(out.toString());
    }
}
