package org.tallyman.dialect.osmand;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.ident.Parsed;

/** Name and value pairs of a query or a form body (WHATWG URL, application/x-www-form-urlencoded), in their order. */
final class Form {

    private static final int PAIRS = 256;
    private static final int PAIR_LENGTH = 8_192;

    record Pair(String name, String value) {}

    private Form() {}

    static Parsed<List<Pair>> parse(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : text.split("&", PAIRS + 1)) {
            if (part.isEmpty()) {
                continue;
            }
            if (pairs.size() == PAIRS || part.length() > PAIR_LENGTH) {
                String rule = "at most " + PAIRS + " parameters of at most " + PAIR_LENGTH + " characters";
                return Parsed.refused("form-limit", "query", part, rule);
            }
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            pairs.add(new Pair(name, value));
        }
        return Parsed.ok(pairs);
    }

    /** Plus is a space, %41 a byte of UTF-8; a percent sign without two digits stands for itself. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
