package org.tallyman.dialect.jt808;

import java.nio.charset.StandardCharsets;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Characters in binary messages. */
final class Texts {

    private Texts() {}

    /** All that is left, without what does not print. */
    static String rest(ByteCursor cursor) {
        return printable(new String(cursor.bytes(cursor.remaining()), StandardCharsets.ISO_8859_1));
    }

    /** Where there is one. */
    static void tell(Report report, String name, ByteCursor value) {
        String text = rest(value);
        if (!text.isEmpty()) {
            report.attribute(name, text);
        }
    }

    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~') {
                printable.append(c);
            }
        }
        return printable.toString().strip();
    }
}
