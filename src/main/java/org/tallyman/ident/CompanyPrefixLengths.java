package org.tallyman.ident;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;

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
        Set<String> known = Set.copyOf(prefixes);
        return digits -> {
            for (int length = Math.min(MAX, digits.length()); length >= MIN; length--) {
                if (known.contains(digits.substring(0, length))) {
                    return OptionalInt.of(length);
                }
            }
            return OptionalInt.empty();
        };
    }
}
