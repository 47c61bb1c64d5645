package org.tallyman.intake.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they came.
 *
 * @param size of all of them
 * @param cut true where only the first are shown
 * @param text the same bytes, where they are printable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payload(
        int size,
        boolean cut,
        String base64,
        String hex,
        @Nullable String text) {

    private static final int COLUMNS = 16;

    /** At most the first {@code max} bytes. */
    public static Payload of(byte[] bytes, int max) {
        byte[] shown = bytes.length > max ? Arrays.copyOf(bytes, max) : bytes;
        return new Payload(
                bytes.length,
                shown.length < bytes.length,
                Base64.getEncoder().encodeToString(shown),
                HexFormat.of().formatHex(shown),
                FrameReport.printable(shown));
    }

    /** Offset, sixteen bytes and their characters a line. */
    public String dump() {
        byte[] bytes = HexFormat.of().parseHex(hex);
        HexFormat spaced = HexFormat.ofDelimiter(" ");
        StringBuilder dump = new StringBuilder();
        for (int at = 0; at < bytes.length; at += COLUMNS) {
            int end = Math.min(at + COLUMNS, bytes.length);
            String digits = spaced.formatHex(bytes, at, end);
            dump.append(HexFormat.of().toHexDigits(at, 6))
                    .append("  ")
                    .append(digits)
                    .append(" ".repeat(COLUMNS * 3 - digits.length()));
            for (int i = at; i < end; i++) {
                dump.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            dump.append('\n');
        }
        return dump.toString();
    }
}
