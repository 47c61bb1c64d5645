package org.tallyman.dialect.textline;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.tallyman.dialect.Profile;

/**
 * How a device writes its lines, from the settings of its profile. Texts take the escapes {@code \\r \\n \\t \\xHH}.
 *
 * @param start what a line begins with, such as {@code \\x02} (STX); empty for nothing
 * @param end what ends a line, such as {@code \\x03} (ETX); empty for a carriage return, a line feed or both
 * @param charset of the text; UTF-8 unless {@code charset} says otherwise
 * @param noRead the text that means that nothing was read; empty for none
 * @param heartbeat the text that only says that the device is there; empty for none
 * @param heartbeatReply what a heartbeat is answered; empty for nothing
 * @param reply what a line is answered once it is kept, such as {@code \\x06} (ACK); empty for nothing
 * @param layout what a line holds; by default the whole line is a scan
 */
record LineSettings(
        byte[] start,
        byte[] end,
        Charset charset,
        String noRead,
        String heartbeat,
        byte[] heartbeatReply,
        byte[] reply,
        Layout layout) {

    static LineSettings of(Profile profile) {
        Charset charset = charset(profile.setting("charset").orElse("UTF-8"));
        return new LineSettings(
                bytes(profile, "start", charset),
                bytes(profile, "end", charset),
                charset,
                unescaped(profile.setting("noRead").orElse("")),
                unescaped(profile.setting("heartbeat").orElse("")),
                bytes(profile, "heartbeatReply", charset),
                bytes(profile, "reply", charset),
                Layout.of(unescaped(profile.setting("layout").orElse(Layout.SCAN))));
    }

    private static byte[] bytes(Profile profile, String name, Charset charset) {
        return unescaped(profile.setting(name).orElse("")).getBytes(charset);
    }

    /** UTF-8 for a name that no charset has, or one that cannot be written: a line is still read, and its bytes are kept. */
    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.canEncode() ? charset : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i) == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            switch (next) {
                case 'r' -> plain.append('\r');
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case '\\' -> plain.append('\\');
                case 'x' -> {
                    int code = code(text, i + 2);
                    if (code < 0) {
                        plain.append("\\x");
                    } else {
                        plain.append((char) code);
                        i += 2;
                    }
                }
                default -> plain.append(text.charAt(i));
            }
            i += next == 'r' || next == 'n' || next == 't' || next == '\\' || next == 'x' ? 1 : 0;
        }
        return plain.toString();
    }

    private static int code(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
