package org.tallyman.dialect.ble;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.json.Members;

/** Members that gateways of all makers have: addresses, times, strengths, payloads. */
public final class GatewayMembers {

    /** The longest payload of a chain of extended advertisements. */
    private static final int PAYLOAD_BITS = 1_650 * 8;

    private static final int TEXT_LENGTH = 64;

    /** Above it a number counts milliseconds, below it seconds; either way it is after 1970 and before 5138. */
    private static final double SECONDS_MAX = 1e11;

    private GatewayMembers() {}

    /** An address, upper case without colons; with a refusal the empty text. */
    public static String address(Members members) throws IOException {
        String address = Texts.address(members.text(TEXT_LENGTH));
        return address == null ? members.refuse("address", "12 hexadecimal digits, with or without colons") : address;
    }

    /** dBm. */
    public static double rssi(Members members) throws IOException {
        return members.number(-200, 100);
    }

    /** Hexadecimal structures; see {@link Advertisement#read}. The empty text says nothing. */
    public static void payload(Members members, Advertisement to) throws IOException {
        if (!members.isBlank()) {
            String hex = members.hex(PAYLOAD_BITS);
            to.read(HexFormat.of().parseHex(hex));
        }
    }

    /** RFC 3339, or seconds or milliseconds since 1970 as a number or as its digits. */
    public static Instant time(Members members) throws IOException {
        String text = members.textOrNumber(TEXT_LENGTH);
        Instant time = members.isRefused() ? Instant.EPOCH : InstantText.parse(text);
        if (time == null) {
            double number = number(text);
            time = Instant.ofEpochMilli((long) (number < SECONDS_MAX ? number * 1_000 : number));
            if (!(number > 0) || time.toEpochMilli() >= InstantText.YEAR_2100_MS) {
                members.refuse("time", "RFC 3339 with zone, or seconds or milliseconds since 1970, before 2100");
            }
        }
        return time;
    }

    private static double number(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return Double.NaN;
            }
            digits += c == '.' ? 0 : 1;
        }
        return digits == 0 || text.indexOf('.') != text.lastIndexOf('.') ? Double.NaN : Double.parseDouble(text);
    }
}
