package org.tallyman.dialect.nmea;

import java.util.List;
import org.tallyman.dialect.tracker.Fields;

/** Who sends, in all the ways in which makers say it. */
final class Identification {

    /** Where u-blox has a reserved field, which is 0, some devices write their name. */
    private static final int PUBX_NAME = 19;

    private static final int IMEI_DIGITS = 15;
    private static final int NAME_MAX = 64;

    private Identification() {}

    static List<String> of(Sentence sentence) {
        Fields fields = sentence.fields();
        String id = !sentence.prefix().isEmpty()
                ? prefixed(sentence.prefix())
                : sentence.marked() ? named(fields, sentence.additions()) : bare(fields);
        return isName(id) ? List.of(id) : List.of();
    }

    /** Anybody can send anything: a name is short and of printable characters. */
    private static boolean isName(String id) {
        return !id.isEmpty() && id.length() <= NAME_MAX && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** {@code id$}, {@code id,$} or {@code group/id/$}. */
    private static String prefixed(String prefix) {
        if (prefix.endsWith("/")) {
            String path = prefix.substring(0, prefix.length() - 1);
            return path.substring(path.indexOf('/') + 1).strip();
        }
        return (prefix.endsWith(",") ? prefix.substring(0, prefix.length() - 1) : prefix).strip();
    }

    private static String named(Fields fields, Fields additions) {
        String name = fields.text(0);
        return switch (name) {
            case "PGID", "DEVID", "PCPTI", "PSIWMDID", "GPFID", "CONNECT" ->
                fields.text(1).strip();
            case "PUBX" -> fields.is(1, "00") && fields.length(PUBX_NAME) > 1 ? fields.text(PUBX_NAME) : "";
            case "QZE" -> fields.text(1);
            case "IMEI" -> fields.text(1).strip();
            default -> {
                if (name.startsWith("IMEI")) {
                    yield afterImei(name);
                }
                yield additions.length(2) == IMEI_DIGITS && additions.isDigits(2) ? additions.text(2) : "";
            }
        };
    }

    /** A line that is nothing but a number, in decimal or hexadecimal digits, or one that says that it is an IMEI. */
    private static String bare(Fields fields) {
        String line = fields.text(0);
        if (line.startsWith("IMEI")) {
            return fields.count() > 1 && line.length() == 4 ? fields.text(1).strip() : afterImei(line);
        }
        if (line.equals("QZE")) {
            return fields.text(1);
        }
        return fields.count() == 1 && !line.isEmpty() && line.chars().allMatch(Identification::isUpperHex) ? line : "";
    }

    /** {@code IMEI=…}, {@code IMEI …} or {@code IMEI:…}. */
    private static String afterImei(String text) {
        return text.length() > 5 ? text.substring(5).strip() : "";
    }

    private static boolean isUpperHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
    }
}
