package org.tallyman.ident;

import java.util.List;
import org.tallyman.ident.EpcAiFormats.Component;

/** Writes the values of application identifiers in binary (TDS 14.5). */
final class EpcAiWriter {

    private EpcAiWriter() {}

    static void ai(EpcWriter out, String ai) {
        digits(out, ai, "AI");
    }

    static void element(EpcWriter out, AiElement element) {
        List<Component> format = EpcAiFormats.of(element.ai());
        if (format == null) {
            out.refuse("unknown-ai", "AI (" + element.ai() + ")", element.ai(), "has no binary format in TDS Table F");
            return;
        }
        String rest = element.value();
        for (int i = 0; i < format.size(); i++) {
            boolean last = i == format.size() - 1;
            int cut = last ? rest.length() : Math.min(format.get(i).size(), rest.length());
            component(out, format.get(i), element.ai(), rest.substring(0, cut));
            rest = rest.substring(cut);
        }
    }

    private static void component(EpcWriter out, Component component, String ai, String text) {
        String field = "AI (" + ai + ")";
        switch (component.kind()) {
            case "f" -> {
                length(out, text, component.size(), field);
                digits(out, text, field);
            }
            case "i" -> {
                length(out, text, component.size(), field);
                integer(out, text, field);
            }
            case "n" -> {
                if (text.isEmpty() || text.length() > component.max()) {
                    out.refuse("length", field, text, "must have 1 to " + component.max() + " digits");
                }
                out.put(text.length(), component.size());
                integer(out, text, field);
            }
            case "x" -> EpcAlphanumeric.write(out, text, component.size(), component.max());
            case "t" -> terminated(out, component, text, field);
            case "date" -> EpcDates.date(out, text, ai.length() == 2);
            case "range" -> EpcDates.range(out, text);
            case "time" -> {
                length(out, text, 10, field);
                EpcDates.date(out, text.substring(0, Math.min(6, text.length())), ai.startsWith("43"));
                EpcDates.time(out, text.substring(Math.min(6, text.length())));
            }
            case "precise" -> EpcDates.precise(out, text);
            case "country" -> country(out, text, field);
            case "bit" -> one(out, text, "0", "1", field);
            case "minus" -> one(out, text, "", "-", field);
            default -> sequence(out, text, field);
        }
    }

    private static void length(EpcWriter out, String text, int digits, String field) {
        if (text.length() != digits) {
            out.refuse("length", field, text, "must have " + digits + " digits");
        }
    }

    private static void integer(EpcWriter out, String text, String field) {
        if (!EpcDigits.allDigits(text)) {
            out.refuse("digits", field, text, "must be digits");
        }
        if (!out.failed()) {
            EpcAlphanumeric.integer(out, text);
        }
    }

    private static void digits(EpcWriter out, String text, String field) {
        if (!EpcDigits.allDigits(text)) {
            out.refuse("digits", field, text, "must be digits");
            return;
        }
        text.chars().forEach(digit -> out.put(digit - '0', 4));
    }

    private static void terminated(EpcWriter out, Component component, String text, String field) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || text.length() > component.max()) {
            out.refuse(
                    "length",
                    field,
                    text,
                    "must begin with a digit and have at most " + component.max() + " characters");
            return;
        }
        digits(out, text.substring(0, digits), field);
        if (digits == text.length()) {
            out.put(15, 4);
        } else {
            out.put(14, 4);
            EpcAlphanumeric.write(out, text.substring(digits), component.size(), component.max());
        }
    }

    private static void country(EpcWriter out, String text, String field) {
        boolean letters = text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (text.length() != 2 || !letters) {
            out.refuse("character", field, text, "must be two letters A-Z");
            return;
        }
        text.chars().forEach(c -> out.put(c - 'A', 6));
    }

    private static void one(EpcWriter out, String text, String zero, String one, String field) {
        if (!text.equals(zero) && !text.equals(one)) {
            out.refuse("format", field, text, "must be “" + zero + "” or “" + one + "”");
            return;
        }
        out.put(text.equals(one) ? 1 : 0, 1);
    }

    private static void sequence(EpcWriter out, String text, String field) {
        if (text.length() != 3 || text.charAt(1) != '/') {
            out.refuse("format", field, text, "must be a digit, a slash and a digit");
            return;
        }
        digits(out, text.substring(0, 1) + text.substring(2), field);
    }
}
