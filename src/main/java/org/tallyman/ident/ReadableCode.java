package org.tallyman.ident;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code as people read it: what it is in a word, and its digits in groups.
 *
 * @param kind such as SSCC; empty where nothing is known of it
 * @param text the same characters with spaces between groups; for reading only, never to be parsed
 */
public record ReadableCode(String kind, String text) {

    private static final Pattern LINK =
            Pattern.compile("https://id\\.gs1\\.org/(\\d{2,4})/([^/?]+)(?:/21/([^/?]+))?.*");
    private static final Pattern RAW = Pattern.compile("urn:epc:raw:\\d+\\.x([0-9A-F]+)");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{4}){4,124}");
    private static final Pattern KEY = Pattern.compile("\\d{13,14}|\\d{18}");
    private static final int GTIN_LENGTH = 14;

    /** Of the canonical name of a thing, a GTIN, GLN, SSCC or EPC in hexadecimal; anything else stays as it is. */
    public static ReadableCode of(String code) {
        Matcher link = LINK.matcher(code);
        if (link.matches()) {
            return ofLink(link.group(1), link.group(2), link.group(3) == null ? "" : link.group(3), code);
        }
        Matcher raw = RAW.matcher(code);
        if (raw.matches()) {
            return new ReadableCode("EPC", fours(raw.group(1)));
        }
        if (KEY.matcher(code).matches()) {
            return ofDigits(code);
        }
        if (HEX.matcher(code).matches()) {
            return new ReadableCode("EPC", fours(code.toUpperCase(Locale.ROOT)));
        }
        return new ReadableCode("", code.startsWith("urn:epc:id:") ? code.substring("urn:epc:id:".length()) : code);
    }

    private static ReadableCode ofDigits(String digits) {
        return switch (digits.length()) {
            case 18 -> new ReadableCode("SSCC", sscc(digits));
            case GTIN_LENGTH -> new ReadableCode("GTIN", gtin(digits));
            default -> new ReadableCode("", digits.replaceAll("^(\\d)(\\d{6})(\\d{5})(\\d)$", "$1 $2 $3 $4"));
        };
    }

    private static ReadableCode ofLink(String ai, String key, String serial, String code) {
        return switch (ai) {
            case "00" -> key.length() == 18 ? new ReadableCode("SSCC", sscc(key)) : new ReadableCode("SSCC", key);
            case "01" ->
                key.length() == GTIN_LENGTH
                        ? new ReadableCode(
                                serial.isEmpty() ? "GTIN" : "SGTIN",
                                gtin(key) + (serial.isEmpty() ? "" : " \u00b7 " + serial))
                        : new ReadableCode("GTIN", key);
            case "414" -> new ReadableCode("GLN", ofDigits(key).text());
            case "8003" -> new ReadableCode("GRAI", key);
            case "8004" -> new ReadableCode("GIAI", key);
            default -> new ReadableCode("", code.substring(code.indexOf(".org/") + ".org/".length()));
        };
    }

    /** Indicator, company and item part as on labels, check digit; where the company part ends is not known here. */
    private static String gtin(String digits) {
        return digits.charAt(0) + " " + digits.substring(1, 8) + " " + digits.substring(8, 13) + " "
                + digits.charAt(13);
    }

    private static String sscc(String digits) {
        return "(00) " + digits.charAt(0) + " " + digits.substring(1, 8) + " " + digits.substring(8, 17) + " "
                + digits.charAt(17);
    }

    private static String fours(String hex) {
        return hex.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
