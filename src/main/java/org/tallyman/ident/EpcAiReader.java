package org.tallyman.ident;

import java.util.List;
import org.tallyman.ident.EpcAiFormats.Component;

/** Reads the values of application identifiers from binary (TDS 14.5). */
final class EpcAiReader {

    private static final int DELIMITER = 14;
    private static final int TERMINATOR = 15;

    private EpcAiReader() {}

    /** An application identifier of +AIDC data, two to four digits of four bits (TDS 15.3). */
    static String ai(EpcReader in) {
        String first = digits(in, 2, "AI");
        int length = in.failed() ? 2 : EpcAiFormats.aiDigits(first);
        if (length == 0) {
            in.refuse("unknown-ai", "AI", first, "begins no application identifier of TDS Table K");
            return first;
        }
        return first + digits(in, length - 2, "AI");
    }

    static AiElement element(EpcReader in, String ai) {
        List<Component> format = EpcAiFormats.of(ai);
        if (format == null) {
            in.refuse("unknown-ai", "AI (" + ai + ")", ai, "has no binary format in TDS Table F");
            return new AiElement(ai, "");
        }
        StringBuilder value = new StringBuilder();
        for (Component component : format) {
            value.append(component(in, component, ai));
        }
        return new AiElement(ai, value.toString());
    }

    private static String component(EpcReader in, Component component, String ai) {
        return switch (component.kind()) {
            case "f" -> digits(in, component.size(), "AI (" + ai + ")");
            case "i" -> in.takeDigits(EpcDigits.bits(component.size()), component.size(), "AI (" + ai + ")");
            case "n" -> numeric(in, component);
            case "x" -> EpcAlphanumeric.read(in, component.size(), component.max());
            case "t" -> terminated(in, component);
            case "date" -> EpcDates.date(in, ai.length() == 2);
            case "range" -> EpcDates.range(in);
            case "time" -> EpcDates.date(in, ai.startsWith("43")) + EpcDates.time(in, 2);
            case "precise" -> EpcDates.precise(in);
            case "country" -> country(in);
            case "bit" -> Long.toString(in.take(1, "AI (" + ai + ")"));
            case "minus" -> in.take(1, "sign") == 1 ? "-" : "";
            default -> digits(in, 1, "position") + "/" + digits(in, 1, "total");
        };
    }

    static String digits(EpcReader in, int count, String field) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            int digit = (int) in.take(4, field);
            if (digit > 9) {
                in.refuse(
                        "digits", field, Integer.toHexString(digit), "must have decimal digits in its four-bit groups");
            }
            out.append((char) ('0' + digit));
        }
        return out.toString();
    }

    private static String numeric(EpcReader in, Component component) {
        int length = (int) in.take(component.size(), "length indicator");
        if (length < 1 || length > component.max()) {
            in.refuse("length", "length indicator", Integer.toString(length), "must be 1 to " + component.max());
            return "";
        }
        return in.takeDigits(EpcDigits.bits(length), length, "integer");
    }

    /** Digits to a terminator, or to a delimiter and then alphanumeric characters (14.5.5). */
    private static String terminated(EpcReader in, Component component) {
        StringBuilder out = new StringBuilder(component.max());
        while (!in.failed()) {
            int code = (int) in.take(4, "key");
            if (code == TERMINATOR) {
                break;
            }
            if (code == DELIMITER) {
                out.append(EpcAlphanumeric.read(in, component.size(), component.max()));
                break;
            }
            if (code > 9) {
                in.refuse(
                        "terminator", "key", Integer.toHexString(code), "must be a digit, delimiter E or terminator F");
            }
            out.append((char) ('0' + code));
            checkLength(in, out, component.max());
        }
        checkLength(in, out, component.max());
        return out.toString();
    }

    private static void checkLength(EpcReader in, CharSequence text, int max) {
        if (text.length() > max) {
            in.refuse("length", "key", text.toString(), "must have at most " + max + " characters");
        }
    }

    private static String country(EpcReader in) {
        StringBuilder out = new StringBuilder(2);
        for (int i = 0; i < 2; i++) {
            int code = (int) in.take(6, "country code");
            if (code > 25) {
                in.refuse("character", "country code", Integer.toString(code), "must be two letters A-Z");
            }
            out.append((char) ('A' + code));
        }
        return out.toString();
    }
}
