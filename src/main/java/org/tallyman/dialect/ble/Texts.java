package org.tallyman.dialect.ble;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.Hex;
import org.tallyman.dialect.tracker.ByteCursor;

/** Names and addresses as transmitters and gateways write them. */
public final class Texts {

    private static final int ADDRESS_DIGITS = 12;

    private Texts() {}

    /** The next bytes as text, without what no table can hold. */
    static String utf8(ByteCursor data, int length) {
        String text = new String(data.bytes(length), StandardCharsets.UTF_8);
        return text.codePoints()
                .filter(c -> c >= ' ' && c != 0x7F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The next six bytes as an address, whose last byte comes first. */
    static String reversedAddress(ByteCursor data) {
        byte[] bytes = data.bytes(ADDRESS_DIGITS / 2);
        for (int i = 0; i < bytes.length / 2; i++) {
            byte b = bytes[i];
            bytes[i] = bytes[bytes.length - 1 - i];
            bytes[bytes.length - 1 - i] = b;
        }
        return Hex.of(bytes, bytes.length);
    }

    /** As {@link ByteCursor#hex}, in upper case as tags are named. */
    public static String upperHex(ByteCursor data, int length) {
        return data.hex(length).toUpperCase(Locale.ROOT);
    }

    /** An address with colons, with dashes or with neither, as 12 upper case digits; null when it is none. */
    public static @Nullable String address(String text) {
        StringBuilder digits = new StringBuilder(ADDRESS_DIGITS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '-') {
                continue;
            }
            digits.append(c);
        }
        return digits.length() == ADDRESS_DIGITS ? Hex.upper(digits.toString()) : null;
    }
}
