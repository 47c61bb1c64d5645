package org.tallyman.dialect.meitrack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.ident.Refusal;

/**
 * A frame: {@code $$}, a character that runs from A to z, length from the comma behind it to the end, IMEI, command, what
 * it says, an asterisk, the sum of all bytes to here as two hexadecimal digits, a line end.
 *
 * @param from where what the command says begins
 * @param to where it ends, before the asterisk
 */
record Message(byte[] bytes, String imei, String command, int from, int to, Checksum checksum) {

    static final int COMMAND_LENGTH = 3;

    private static final int MAX_LENGTH_DIGITS = 5;
    private static final int MAX_ID = 20;

    /** Null for what is no frame. */
    static @Nullable Message read(byte[] bytes) {
        int id = id(bytes, 0, bytes.length);
        if (id <= 0) {
            return null;
        }
        int end = id;
        while (end < bytes.length && bytes[end] != ',' && end - id <= MAX_ID) {
            end++;
        }
        int command = end + 1;
        int from = command + COMMAND_LENGTH;
        if (end == id || end - id > MAX_ID || from > bytes.length || !isId(bytes, id, end)) {
            return null;
        }
        int last = bytes.length;
        while (last > from && (bytes[last - 1] == '\r' || bytes[last - 1] == '\n') && last > bytes.length - 2) {
            last--;
        }
        int asterisk = last - 3;
        boolean summed = asterisk >= from && bytes[asterisk] == '*' && digits(bytes, asterisk + 1) >= 0;
        Checksum checksum = Checksum.NONE;
        if (summed) {
            int sum = Checksums.sum(bytes, 0, asterisk + 1);
            checksum = sum == digits(bytes, asterisk + 1) ? Checksum.OK : Checksum.BAD;
        }
        return new Message(
                bytes,
                new String(bytes, id, end - id, StandardCharsets.US_ASCII),
                new String(bytes, command, COMMAND_LENGTH, StandardCharsets.ISO_8859_1),
                Math.min(from + 1, last),
                summed ? Math.max(from, asterisk) : last,
                checksum);
    }

    /** Where the IMEI of a frame begins; -1 for what begins no frame, 0 while that is not known. */
    static int id(byte[] bytes, int from, int to) {
        if (bytes[from] != '$' || (from + 1 < to && bytes[from + 1] != '$')) {
            return -1;
        }
        int at = from + 3;
        while (at < to && at < from + 3 + MAX_LENGTH_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at >= to) {
            return at - from < 3 + MAX_LENGTH_DIGITS ? 0 : -1;
        }
        return bytes[at] == ',' && at > from + 3 ? at + 1 : -1;
    }

    /** The number of bytes of a frame whose IMEI begins at {@code id}. */
    static int length(byte[] bytes, int from, int id) {
        int length = 0;
        for (int i = from + 3; i < id - 1; i++) {
            length = length * 10 + bytes[i] - '0';
        }
        return id - 1 - from + length;
    }

    /** Whether a frame ends there: with an asterisk, the sum of all bytes to it, and a line end. */
    static boolean isSummed(byte[] bytes, int from, int to) {
        int asterisk = to - 5;
        return asterisk > from
                && bytes[asterisk] == '*'
                && bytes[to - 2] == '\r'
                && bytes[to - 1] == '\n'
                && digits(bytes, asterisk + 1) == Checksums.sum(bytes, from, asterisk + 1);
    }

    private static boolean isId(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(bytes[i], 36) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] bytes, int from) {
        int high = Character.digit(bytes[from], 16);
        int low = Character.digit(bytes[from + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Of a frame whose checksum is wrong. */
    Refusal wrongChecksum() {
        int sum = Checksums.sum(bytes, 0, to + 1);
        return Checksums.wrong("sum of all bytes up to the asterisk", digits(bytes, to + 1), sum, 1);
    }

    /** The running character, with which an answer begins too. */
    char flag() {
        return (char) (bytes[2] & 0xFF);
    }

    String text() {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }

    List<String> ids() {
        return List.of(imei);
    }

    /** A frame to a device: {@code @@} where its own begin with {@code $$}. */
    static byte[] toDevice(char flag, String imei, String content) {
        int length = 1 + imei.length() + 1 + content.length() + 5;
        String frame = "@@" + flag + length + "," + imei + "," + content + "*";
        byte[] bytes = frame.getBytes(StandardCharsets.ISO_8859_1);
        int sum = Checksums.sum(bytes, 0, bytes.length);
        String digits = Integer.toHexString(0x100 | sum).substring(1).toUpperCase(Locale.ROOT);
        return (frame + digits + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
