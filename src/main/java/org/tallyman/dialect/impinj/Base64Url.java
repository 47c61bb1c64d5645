package org.tallyman.dialect.impinj;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.Hex;

/** base64 as readers send it: URL-safe or plain alphabet, padded or not (RFC 4648 sections 4 and 5). */
final class Base64Url {

    private static final byte[] VALUES = values();

    private Base64Url() {}

    /** The bytes as upper case hexadecimal; null unless the text is base64 of at least one byte. */
    static @Nullable String toHex(String text) {
        int length = text.length();
        while (length > 0 && text.length() - length < 2 && text.charAt(length - 1) == '=') {
            length--;
        }
        boolean padded = length < text.length();
        if (length < 2 || length % 4 == 1 || (padded && text.length() % 4 != 0)) {
            return null;
        }
        byte[] bytes = new byte[length * 3 / 4];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int value = c < 128 ? VALUES[c] : -1;
            if (value < 0) {
                return null;
            }
            bits = bits << 6 | value;
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        return (bits & ((1 << held) - 1)) == 0 ? Hex.of(bytes, at) : null;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['-'] = values['+'] = 62;
        values['_'] = values['/'] = 63;
        return values;
    }
}
