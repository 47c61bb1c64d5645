package org.tallyman.dialect.gps103;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the IMEI, behind {@code imei:} or, in a heartbeat, alone at the beginning. */
final class Imei {

    static final int DIGITS = 15;

    private static final byte[] PREFIX = "imei:".getBytes(StandardCharsets.US_ASCII);

    private Imei() {}

    static List<String> of(byte[] frame) {
        int marked = afterPrefix(frame);
        int from = marked < 0 ? 0 : marked;
        int to = from + digits(frame, from, frame.length);
        return to == from || (marked < 0 && to - from < DIGITS)
                ? List.of()
                : List.of(new String(frame, from, to - from, StandardCharsets.US_ASCII));
    }

    /** Where the IMEI begins after its prefix; -1 where there is no prefix. */
    static int afterPrefix(byte[] frame) {
        for (int i = 0; i + PREFIX.length <= frame.length; i++) {
            int same = 0;
            while (same < PREFIX.length && frame[i + same] == PREFIX[same]) {
                same++;
            }
            if (same == PREFIX.length) {
                return i + same;
            }
        }
        return -1;
    }

    /** How many decimal digits there are from here on. */
    static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }
}
