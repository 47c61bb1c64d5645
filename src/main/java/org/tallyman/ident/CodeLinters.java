package org.tallyman.ident;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests of AI components against code lists and small alphabets. */
final class CodeLinters {

    static final String IMPORTER_INDEX = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static final String SEVERAL_COUNTRIES = "999";
    private static final Map<String, String> LIST_TITLES = Map.of(
            "iso3166", "an ISO 3166 three-digit country code",
            "iso3166alpha2", "an ISO 3166 two-letter country code",
            "iso4217", "an ISO 4217 three-digit currency code",
            "mediatype", "a GS1 AIDC media type",
            "packagetype", "a package type code");
    private static final Map<String, Set<String>> LISTS = read();

    private CodeLinters() {}

    static @Nullable Fault listed(String data, int from, int to, String list) {
        return Objects.requireNonNull(LISTS.get(list)).contains(data.substring(from, to))
                ? null
                : new Fault("code-list", from, "must be " + LIST_TITLES.get(list));
    }

    static @Nullable Fault countryOrSeveral(String data, int from, int to) {
        return data.startsWith(SEVERAL_COUNTRIES, from) ? null : listed(data, from, to, "iso3166");
    }

    static @Nullable Fault oneOf(String data, int from, int to, String allowed) {
        return to - from == 1 && allowed.indexOf(data.charAt(from)) >= 0
                ? null
                : new Fault("code-list", from, "must be one of " + allowed);
    }

    static @Nullable Fault hyphens(String data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data.charAt(i) != '-') {
                return new Fault("hyphen", i, "only a hyphen is allowed");
            }
        }
        return null;
    }

    /** Every percent sign starts an escape of two hexadecimal digits (RFC 3986, 2.1). */
    static @Nullable Fault percentEncoding(String data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data.charAt(i) == '%') {
                if (i + 2 >= to
                        || PercentEncoding.hex(data.charAt(i + 1)) < 0
                        || PercentEncoding.hex(data.charAt(i + 2)) < 0) {
                    return new Fault("percent-encoding", i, "a % must be followed by two hexadecimal digits");
                }
                i += 2;
            }
        }
        return null;
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> lists = new HashMap<>();
        Set<String> current = Set.of();
        for (String line : TableFile.lines("code-lists.txt")) {
            if (line.endsWith(":")) {
                current = new HashSet<>();
                lists.put(line.substring(0, line.length() - 1), current);
            } else {
                current.addAll(List.of(line.split(" ", -1)));
            }
        }
        return Map.copyOf(lists);
    }
}
