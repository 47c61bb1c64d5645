package org.tallyman.dialect.nmea;

import java.nio.charset.StandardCharsets;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.ident.Refusal;

/**
 * A line taken apart.
 *
 * @param prefix what stands before the dollar sign; empty when the line begins with it, or has none
 * @param marked whether there is a dollar sign
 * @param fields between the dollar sign and the asterisk, the first being the sentence's name
 * @param additions what some devices put behind the checksum, with the checksum as the first
 */
record Sentence(String prefix, boolean marked, Fields fields, Fields additions, Checksum checksum) {

    private static final int CHECKSUM_DIGITS = 2;

    static Sentence of(byte[] frame) {
        int end = frame.length;
        while (end > 0 && frame[end - 1] >= 0 && frame[end - 1] <= ' ') {
            end--;
        }
        int dollar = indexOf(frame, '$', 0, end);
        boolean marked = dollar < end;
        int from = marked ? dollar + 1 : 0;
        int asterisk = indexOf(frame, '*', from, end);
        Fields additions = new Fields(frame, Math.min(asterisk + 1, end), end, ',');
        boolean checked = marked && additions.count() == 1 && additions.length(0) == CHECKSUM_DIGITS;
        long stated = checked ? additions.hex(0, -1) : -1;
        Checksum checksum = stated < 0
                ? Checksum.NONE
                : stated == Checksums.xor(frame, from, asterisk) ? Checksum.OK : Checksum.BAD;
        String prefix = marked ? new String(frame, 0, dollar, StandardCharsets.ISO_8859_1) : "";
        return new Sentence(prefix, marked, new Fields(frame, from, asterisk, ','), additions, checksum);
    }

    /** The place of a character; the end when it is not there. */
    private static int indexOf(byte[] bytes, char c, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != c) {
            at++;
        }
        return at;
    }

    /** Of a sentence whose checksum is wrong. */
    Refusal wrongChecksum() {
        byte[] summed = fields.toString().getBytes(StandardCharsets.ISO_8859_1);
        int right = Checksums.xor(summed, 0, summed.length);
        return Checksums.wrong("exclusive or of all characters", additions.hex(0, 0), right, 1);
    }

    /** The sentence without its talker: RMC of GPRMC and GNRMC; proprietary ones whole. */
    String type() {
        String name = fields.text(0);
        return name.length() == 5 && name.charAt(0) == 'G' && !name.equals("GPFID") && !name.equals("GPIOP")
                ? name.substring(2)
                : name;
    }
}
