package org.tallyman.dialect.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes in hexadecimal. */
public final class Hex {

    private static final byte NONE = 0;
    private static final byte UPPER = 1;
    private static final byte LOWER = 2;
    private static final byte[] KINDS = kinds();
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private Hex() {}

    /** The text in upper case; null unless it is an even number of hexadecimal digits, at least two. */
    public static @Nullable String upper(String text) {
        int length = text.length();
        if (length == 0 || (length & 1) != 0) {
            return null;
        }
        int kinds = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            byte kind = c < 128 ? KINDS[c] : NONE;
            if (kind == NONE) {
                return null;
            }
            kinds |= kind;
        }
        return kinds == UPPER ? text : text.toUpperCase(Locale.ROOT);
    }

    /** These bytes as upper case hexadecimal. */
    public static String of(byte[] bytes, int length) {
        char[] text = new char[2 * length];
        for (int i = 0; i < length; i++) {
            text[2 * i] = DIGITS[(bytes[i] >> 4) & 15];
            text[2 * i + 1] = DIGITS[bytes[i] & 15];
        }
        return new String(text);
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = '0'; c <= '9'; c++) {
            kinds[c] = UPPER;
        }
        for (char c = 'A'; c <= 'F'; c++) {
            kinds[c] = UPPER;
            kinds[c + 32] = LOWER;
        }
        return kinds;
    }
}
