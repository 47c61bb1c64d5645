package org.tallyman.ident;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How many digits of a GS1 key are the company prefix. A key does not say so itself; whoever operates the system knows
 * the prefixes that it meets.
 */
@FunctionalInterface
public interface CompanyPrefixLengths {

    int MIN = 6;
    int MAX = 12;

    /**
     * The length of the company prefix.
     *
     * @param digits the key from the first digit of the company prefix on: a GTIN without its indicator digit, an SSCC
     *     without its extension digit
     * @return 6 to 12, or empty where it is not known
     */
    OptionalInt of(String digits);

    /** Knows no company prefix. */
    static CompanyPrefixLengths none() {
        return digits -> OptionalInt.empty();
    }

    /** The same length for every key. */
    static CompanyPrefixLengths always(int length) {
        return digits -> OptionalInt.of(length);
    }

    /** Knows these company prefixes; the longest that fits a key wins. */
    static CompanyPrefixLengths ofPrefixes(Collection<String> prefixes) {
        return ofTable(prefixes.stream().distinct().collect(Collectors.toMap(prefix -> prefix, String::length)));
    }

    /**
     * Knows lengths by how company prefixes start; the longest start that fits a key wins. Prefixes of 4 and 5 digits count
     * as blocks of prefixes of 6, as the Tag Data Standard does.
     */
    static CompanyPrefixLengths ofTable(Map<String, Integer> lengthByStart) {
        Map<String, Integer> known = Map.copyOf(lengthByStart);
        return digits -> {
            for (int end = Math.min(MAX, digits.length()); end > 0; end--) {
                Integer length = known.get(digits.substring(0, end));
                if (length != null) {
                    return OptionalInt.of(Math.max(MIN, length));
                }
            }
            return OptionalInt.empty();
        };
    }
}
