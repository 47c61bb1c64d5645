package org.tallyman.dialect.textline;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/**
 * The bytes of a line, read in its charset without replacing any.
 *
 * @param read the text; where bytes are not of the charset, what stands before them
 * @param wrongAt offset of the first bytes that are not; -1 where all are
 * @param wrong these bytes in hexadecimal
 */
record LineText(String read, int wrongAt, String wrong) {

    /** Of GS1 and of ISO/IEC 15434 (EOT, FS, GS, RS, US), and what texts of several lines have. */
    private static final String WITHIN_CODES = "\t\n\r\u0004\u001c\u001d\u001e\u001f";

    static LineText of(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(in, out, true);
        if (result.isUnderflow()) {
            result = decoder.flush(out);
        }
        String text = out.flip().toString();
        if (!result.isError()) {
            return new LineText(text, -1, "");
        }
        int at = in.position();
        int end = Math.min(bytes.length, at + result.length());
        return new LineText(text, at, HexFormat.of().withUpperCase().formatHex(bytes, at, end));
    }

    /** Whether a code may read like this: not empty, and with no control characters but those that codes have. */
    static boolean isCode(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> Character.isISOControl(c) && WITHIN_CODES.indexOf(c) < 0);
    }

    /** Control characters as a profile writes them, {@code \\xHH}. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    /** Without the blanks and line ends around it; separators such as GS belong to a code, although Java takes them for blanks. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
