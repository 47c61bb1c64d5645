package org.tallyman.dialect.gt06;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/** What a device answers to commands, and what it passes on from its serial port. */
final class Texts {

    private static final Pattern ICCID = Pattern.compile("<ICCID:([0-9A-Fa-f]{18,20})>");
    private static final Pattern POSITION = Pattern.compile(
            "Current position! ?Lat:([NS])(\\d{1,2}\\.\\d{1,9}),Lon:([EW])(\\d{1,3}\\.\\d{1,9}),"
                    + "Course:(\\d{1,3}\\.\\d{1,3}),Speed:(\\d{1,4}\\.\\d{1,4}),"
                    + "DateTime:(\\d{4})-(\\d\\d)-(\\d\\d) +(\\d\\d):(\\d\\d):(\\d\\d).{0,200}",
            Pattern.DOTALL);
    private static final Pattern CELSIUS = Pattern.compile("(-?\\d{1,3}\\.\\d)\u00A1\u00E6\\s*");

    static final int ANSWER = 0x15;
    static final int WIDE_ANSWER = 0x21;

    private Texts() {}

    /** Whether it answers a command. */
    static boolean isAnswer(Message message) {
        return message.type() == ANSWER || (message.isLong() && message.type() == WIDE_ANSWER);
    }

    /** A length, the number of the command and the text. */
    static void answer(Body body) {
        int length = body.cursor().u8();
        body.cursor().skip(4);
        int size = length > 4 ? length - 4 : Math.max(0, body.remaining() - 2);
        tell(body, body.cursor().part(Math.min(size, body.remaining())), StandardCharsets.ISO_8859_1);
    }

    /** The number of the command, a coding and the text. */
    static void wideAnswer(Body body) {
        body.cursor().skip(4);
        boolean ascii = body.cursor().u8() == 1;
        tell(body, body.cursor(), ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
    }

    private static void tell(Body body, ByteCursor bytes, Charset charset) {
        String text = printable(new String(bytes.bytes(bytes.remaining()), charset));
        Matcher iccid = ICCID.matcher(text);
        if (iccid.lookingAt()) {
            body.report().attribute("iccid", iccid.group(1));
            return;
        }
        Matcher position = POSITION.matcher(text);
        if (position.matches()) {
            position(body, position);
        }
        if (!text.isEmpty()) {
            body.report().attribute("result", text);
        }
    }

    private static void position(Body body, Matcher parts) {
        double latitude = Double.parseDouble(parts.group(2));
        double longitude = Double.parseDouble(parts.group(4));
        body.report()
                .position(
                        parts.group(1).equals("S") ? -latitude : latitude,
                        parts.group(3).equals("W") ? -longitude : longitude);
        body.report().courseDegrees(Double.parseDouble(parts.group(5)));
        body.report().speedKmh(Double.parseDouble(parts.group(6)));
        int[] time = new int[6];
        for (int i = 0; i < time.length; i++) {
            time[i] = Integer.parseInt(parts.group(7 + i));
        }
        Instant local = Times.utc(time[0], time[1], time[2], time[3], time[4], time[5]);
        body.report().time(local == null ? null : local.minusSeconds(body.zoneSeconds()), () -> said(parts));
    }

    private static String said(Matcher parts) {
        return parts.group(7) + "-" + parts.group(8) + "-" + parts.group(9) + " " + parts.group(10) + ":"
                + parts.group(11) + ":" + parts.group(12);
    }

    /** Of what is behind the serial port: a kind of device, and what it said. */
    static void serialPort(Body body) {
        body.cursor().skip(1);
        byte[] bytes = body.cursor().bytes(body.remaining());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher celsius = CELSIUS.matcher(text);
        if (celsius.matches()) {
            body.report().attribute("temp1", Double.parseDouble(celsius.group(1)));
        }
        Report report = body.report();
        boolean prints = text.strip().chars().allMatch(c -> c >= ' ' && c <= '~');
        report.attribute("result", prints ? text.strip() : HexFormat.of().formatHex(bytes));
    }

    /** Without zeros and what else does not print at its ends. */
    private static String printable(String text) {
        int zero = text.indexOf('\0');
        return (zero < 0 ? text : text.substring(0, zero)).strip();
    }
}
