package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;

/** Prints and reads the GS1 Digital Link URI of an EPC (GS1 Digital Link Standard: URI Syntax, 4.9 and 4.12). */
final class EpcDigitalLink {

    static final String GS1_HOST = "id.gs1.org";

    private static final int MAX_LENGTH = 2000;
    private static final List<String> KEYS =
            List.of("00", "01", "253", "255", "414", "8003", "8004", "8006", "8010", "8017", "8018");

    private EpcDigitalLink() {}

    /** The link of elements whose first is a primary key; qualifiers go to the path, the rest to the query. */
    static String of(List<AiElement> elements, String host) {
        AiElement key = elements.getFirst();
        StringBuilder out = new StringBuilder(80).append("https://").append(host);
        segment(key, out);
        List<AiElement> rest = new ArrayList<>(elements.subList(1, elements.size()));
        for (String qualifier : qualifiers(key.ai())) {
            for (AiElement element : List.copyOf(rest)) {
                if (element.ai().equals(qualifier)) {
                    segment(element, out);
                    rest.remove(element);
                }
            }
        }
        char separator = '?';
        for (int pass = 0; pass < 2; pass++) {
            for (AiElement element : rest) {
                if (predefinedLength(element.ai()) == (pass == 0)) {
                    out.append(separator).append(element.ai()).append('=');
                    EpcText.escapeLink(element.value(), out);
                    separator = '&';
                }
            }
        }
        return out.toString();
    }

    private static void segment(AiElement element, StringBuilder out) {
        out.append('/').append(element.ai()).append('/');
        EpcText.escapeLink(element.value(), out);
    }

    private static List<String> qualifiers(String key) {
        return switch (key) {
            case "01", "8006" -> List.of("22", "10", "21");
            case "414" -> List.of("254", "7040");
            case "8004" -> List.of("7040");
            case "8010" -> List.of("8011");
            case "8017", "8018" -> List.of("8019");
            default -> List.of();
        };
    }

    /** Elements of predefined length need no separator and come first (General Specifications 7.8.5). */
    private static boolean predefinedLength(String ai) {
        return switch (ai.substring(0, 2)) {
            case "00",
                    "01",
                    "02",
                    "03",
                    "04",
                    "11",
                    "12",
                    "13",
                    "14",
                    "15",
                    "16",
                    "17",
                    "18",
                    "19",
                    "20",
                    "31",
                    "32",
                    "33",
                    "34",
                    "35",
                    "36",
                    "41" -> true;
            default -> false;
        };
    }

    /**
     * The elements of a link: from the first path segment that is a key of an EPC scheme on, in pairs, then the query's
     * numeric names.
     */
    static Parsed<List<AiElement>> parse(String uri) {
        if (uri.length() > MAX_LENGTH || !(uri.startsWith("https://") || uri.startsWith("http://"))) {
            return refused(uri, "must be an http or https URI of at most " + MAX_LENGTH + " characters");
        }
        String link = uri.split("#", 2)[0];
        String[] sides = link.split("\\?", 2);
        String[] segments = sides[0].split("/", -1);
        int at = 3;
        while (at < segments.length && !KEYS.contains(segments[at])) {
            at++;
        }
        if (at >= segments.length || (segments.length - at) % 2 != 0) {
            return refused(uri, "must have a GS1 key in its path, every application identifier with its value");
        }
        List<String[]> pairs = new ArrayList<>();
        for (int i = at; i < segments.length; i += 2) {
            pairs.add(new String[] {segments[i], segments[i + 1]});
        }
        for (String pair : sides.length > 1 ? sides[1].split("[&;]", -1) : new String[0]) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && !parts[0].isEmpty() && EpcDigits.allDigits(parts[0])) {
                pairs.add(parts);
            }
        }
        List<AiElement> elements = new ArrayList<>(pairs.size());
        for (String[] pair : pairs) {
            String value = EpcText.unescapeLink(pair[1]);
            if (value == null || !EpcDigits.allDigits(pair[0])) {
                return refused(uri, "must pair application identifiers with values, escapes of two hexadecimal digits");
            }
            elements.add(new AiElement(pair[0], value));
        }
        return Parsed.ok(elements);
    }

    private static Parsed<List<AiElement>> refused(String uri, String rule) {
        return Parsed.refused("digital-link", "Digital Link", uri, rule);
    }
}
