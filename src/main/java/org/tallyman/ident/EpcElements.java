package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Between the fields of an EPC URN and GS1 elements (TDS 7). */
final class EpcElements {

    private EpcElements() {}

    /** The elements of a key with its serial part; none for a key that is not GS1's. */
    static List<AiElement> of(EpcKey key, List<String> fields) {
        return switch (key) {
            case SGTIN, DSGTIN -> List.of(new AiElement("01", indicated(fields)), new AiElement("21", fields.get(2)));
            case SSCC -> List.of(new AiElement("00", indicated(fields)));
            case SGLN -> {
                AiElement gln = new AiElement("414", checked(fields.get(0) + fields.get(1)));
                String extension = fields.get(2);
                yield extension.equals("0") ? List.of(gln) : List.of(gln, new AiElement("254", extension));
            }
            case GRAI -> List.of(new AiElement("8003", checked("0" + fields.get(0) + fields.get(1)) + fields.get(2)));
            case GIAI -> List.of(new AiElement("8004", fields.get(0) + fields.get(1)));
            case GSRN -> List.of(new AiElement("8018", checked(fields.get(0) + fields.get(1))));
            case GSRNP -> List.of(new AiElement("8017", checked(fields.get(0) + fields.get(1))));
            case GDTI -> List.of(new AiElement("253", checked(fields.get(0) + fields.get(1)) + fields.get(2)));
            case SGCN -> List.of(new AiElement("255", checked(fields.get(0) + fields.get(1)) + fields.get(2)));
            case CPI ->
                List.of(new AiElement("8010", fields.get(0) + fields.get(1)), new AiElement("8011", fields.get(2)));
            case ITIP ->
                List.of(
                        new AiElement("8006", indicated(fields) + fields.get(2) + fields.get(3)),
                        new AiElement("21", fields.get(4)));
            case GID, USDOD, ADI -> List.of();
        };
    }

    /** The indicator or extension digit stands before the company prefix in the key, behind it in the URN. */
    private static String indicated(List<String> fields) {
        String reference = fields.get(1);
        return checked(reference.charAt(0) + fields.get(0) + reference.substring(1));
    }

    private static String checked(String digits) {
        return digits + (char) ('0' + CheckDigit.gs1(digits));
    }

    /** The key that these elements name, null where there is none that a tag carries. */
    static @Nullable EpcKey keyOf(List<AiElement> elements) {
        for (EpcKey key : EpcKey.values()) {
            if (key != EpcKey.DSGTIN
                    && !key.ais().isEmpty()
                    && value(elements, key.ais().getFirst()) != null) {
                return key;
            }
        }
        return null;
    }

    static @Nullable String value(List<AiElement> elements, String ai) {
        for (AiElement element : elements) {
            if (element.ai().equals(ai)) {
                return element.value();
            }
        }
        return null;
    }

    /** The URN fields of the key among these elements; other elements are no part of a classic EPC. */
    static Parsed<List<String>> fields(EpcKey key, List<AiElement> elements, CompanyPrefixLengths lengths) {
        String ai = key.ais().getFirst();
        String value = value(elements, ai);
        if (value == null) {
            return Parsed.refused("missing-element", "AI (" + ai + ")", "", "must be there for " + key);
        }
        @Nullable
        String second = key.ais().size() > 1 ? value(elements, key.ais().get(1)) : "";
        if (second == null && key == EpcKey.SGLN) {
            second = "0";
        } else if (second == null) {
            return Parsed.refused("missing-element", "AI (" + key.ais().get(1) + ")", "", "must be there for " + key);
        } else if (key == EpcKey.SGLN && second.equals("0")) {
            return Parsed.refused("extension", "AI (254)", "0", "must be left out: 0 means no extension (TDS 6.3.3)");
        }
        return switch (key) {
            case SGTIN, DSGTIN -> indicatedFields(field(ai, value, 14, 14), List.of(second), lengths);
            case SSCC -> indicatedFields(field(ai, value, 18, 18), List.of(), lengths);
            case SGLN -> plainFields(field(ai, value, 13, 13), List.of(second), lengths);
            case GRAI -> graiFields(value, lengths);
            case GSRN, GSRNP -> plainFields(field(ai, value, 18, 18), List.of(), lengths);
            case GDTI, SGCN -> {
                int cut = Math.min(13, value.length());
                yield plainFields(field(ai, value, 13, value.length()), List.of(value.substring(cut)), lengths);
            }
            case ITIP -> itipFields(value, second, lengths);
            case GIAI -> freeFields(ai, value, List.of(), lengths);
            case CPI -> freeFields(ai, value, List.of(second), lengths);
            case GID, USDOD, ADI -> throw new IllegalArgumentException("no GS1 key");
        };
    }

    /** The digits of a key with check digit at the start of a value. */
    private record Keyed(String ai, String value, int digits, int length) {}

    private static Keyed field(String ai, String value, int digits, int length) {
        return new Keyed(ai, value, digits, length);
    }

    private static @Nullable Refusal check(Keyed key) {
        String name = "AI (" + key.ai() + ")";
        if (key.value().length() < key.digits() || key.value().length() != key.length()) {
            return new Refusal("length", name, key.value(), "must have " + key.digits() + " digits");
        }
        String digits = key.value().substring(0, key.digits());
        if (!EpcDigits.allDigits(digits)) {
            return new Refusal("digits", name, key.value(), "must be " + key.digits() + " digits");
        }
        if (!CheckDigit.valid(digits)) {
            return new Refusal(
                    "check-digit", name, key.value(), "must end in its check digit (General Specifications 7.9)");
        }
        return null;
    }

    private static Parsed<List<String>> indicatedFields(Keyed key, List<String> rest, CompanyPrefixLengths lengths) {
        Refusal refusal = check(key);
        if (refusal != null) {
            return Parsed.refused(refusal);
        }
        String digits = key.value().substring(1, key.digits() - 1);
        return split(key.ai(), digits, digits.length(), lengths).map(parts -> {
            List<String> fields =
                    new ArrayList<>(List.of(parts.getFirst(), key.value().charAt(0) + parts.getLast()));
            fields.addAll(rest);
            return fields;
        });
    }

    /** Company prefix and reference of a key of nothing but digits, the last one its check digit. */
    static Parsed<List<String>> plainFields(String ai, String value, int digits, CompanyPrefixLengths lengths) {
        return plainFields(field(ai, value, digits, digits), List.of(), lengths);
    }

    private static Parsed<List<String>> plainFields(Keyed key, List<String> rest, CompanyPrefixLengths lengths) {
        Refusal refusal = check(key);
        if (refusal != null) {
            return Parsed.refused(refusal);
        }
        String digits = key.value().substring(0, key.digits() - 1);
        return split(key.ai(), digits, digits.length(), lengths).map(parts -> {
            List<String> fields = new ArrayList<>(parts);
            fields.addAll(rest);
            return fields;
        });
    }

    private static Parsed<List<String>> graiFields(String value, CompanyPrefixLengths lengths) {
        if (value.isEmpty() || value.charAt(0) != '0') {
            return Parsed.refused("format", "AI (8003)", value, "must begin with 0");
        }
        String key = value.substring(1);
        int cut = Math.min(13, key.length());
        return plainFields(field("8003", key, 13, key.length()), List.of(key.substring(cut)), lengths);
    }

    private static Parsed<List<String>> itipFields(String value, String serial, CompanyPrefixLengths lengths) {
        if (value.length() != 18 || !EpcDigits.allDigits(value)) {
            return Parsed.refused("length", "AI (8006)", value, "must have 18 digits");
        }
        List<String> rest = List.of(value.substring(14, 16), value.substring(16), serial);
        return indicatedFields(field("8006", value.substring(0, 14), 14, 14), rest, lengths);
    }

    private static Parsed<List<String>> freeFields(
            String ai, String value, List<String> rest, CompanyPrefixLengths lengths) {
        int digits = 0;
        while (digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            digits++;
        }
        return split(ai, value, digits, lengths).map(parts -> {
            List<String> fields = new ArrayList<>(parts);
            fields.addAll(rest);
            return fields;
        });
    }

    /** Company prefix and what follows it. */
    private static Parsed<List<String>> split(String ai, String value, int digits, CompanyPrefixLengths lengths) {
        OptionalInt known = lengths.of(value.substring(0, digits));
        if (known.isEmpty()) {
            return Parsed.refused(
                    "company-prefix-length",
                    "AI (" + ai + ")",
                    value,
                    "the length of the GS1 company prefix is needed for this scheme and not known");
        }
        int length = known.getAsInt();
        if (length < CompanyPrefixLengths.MIN || length > CompanyPrefixLengths.MAX || length > digits) {
            return Parsed.refused(
                    "company-prefix-length",
                    "company prefix length",
                    Integer.toString(length),
                    "must be 6 to 12 and not above the digits of the key");
        }
        return Parsed.ok(List.of(value.substring(0, length), value.substring(length)));
    }
}
