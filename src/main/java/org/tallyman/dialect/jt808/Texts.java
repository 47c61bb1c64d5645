package org.tallyman.dialect.jt808;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Characters in binary messages. */
final class Texts {

    static final Charset CHINESE = Charset.isSupported("GBK") ? Charset.forName("GBK") : StandardCharsets.US_ASCII;

    /** From here on characters are none that bytes of other texts would make. */
    private static final char IDEOGRAPHS = '\u2000';

    private static final char UNKNOWN = '\uFFFD';

    private Texts() {}

    /** All that is left, without what does not print. */
    static String rest(ByteCursor cursor) {
        return printable(new String(cursor.bytes(cursor.remaining()), StandardCharsets.ISO_8859_1));
    }

    /** Where there is one. */
    static void tell(Report report, String name, ByteCursor value) {
        tell(report, name, rest(value));
    }

    static void tell(Report report, String name, String text) {
        if (!text.isEmpty()) {
            report.attribute(name, text);
        }
    }

    /** As the standard has it: what people write and what they are called. */
    static String chinese(ByteCursor cursor) {
        return printable(new String(cursor.bytes(cursor.remaining()), CHINESE));
    }

    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= ' ' && c <= '~') || (c >= IDEOGRAPHS && c != UNKNOWN)) {
                printable.append(c);
            }
        }
        return printable.toString().strip();
    }
}
