package org.tallyman.dialect.teltonika;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** The I/O elements of any length, which codec 8 Extended has. */
final class LongElements {

    private LongElements() {}

    static void tell(Report report, int id, ByteCursor value) {
        switch (id) {
            case 256 -> report.attribute("vin", text(value));
            case 281 -> report.attribute("dtcs", text(value).replace(',', ' '));
            case 385 -> BeaconList.tell(report, value);
            case 548, 10_828, 10_829, 10_831, 11_317 -> TagList.tell(report, value);
            default -> report.attribute(IoElements.name(id), text(value));
        }
    }

    /** As characters when all of them print, else as hexadecimal digits. Zeros, spaces and line ends behind it are left out. */
    static String text(ByteCursor value) {
        byte[] bytes = value.bytes(value.remaining());
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!prints(bytes[i])) {
                return HexFormat.of().formatHex(bytes);
            }
        }
        return end == 0 ? HexFormat.of().formatHex(bytes) : new String(bytes, 0, end, StandardCharsets.US_ASCII);
    }

    private static boolean prints(byte character) {
        return (character >= ' ' && character <= '~') || character == '\r' || character == '\n' || character == '\t';
    }
}
