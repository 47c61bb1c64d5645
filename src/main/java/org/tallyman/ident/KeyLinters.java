package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/** Tests of check digits, check characters and company prefixes in AI components. */
final class KeyLinters {

    private static final int MIN_PREFIX_LENGTH = 4;
    private static final int MIN_IBAN_LENGTH = 11;
    private static final int PAIR_MODULUS = 1021;
    private static final String PAIR_CHECKS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int[] PRIMES = {
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97
    };

    private KeyLinters() {}

    /** GS1 modulo 10 check digit (General Specifications 7.9.1) of data[from, to), all digits. */
    static @Nullable Fault checkDigit(String data, int from, int to) {
        int sum = 0;
        int weight = 3;
        for (int i = to - 2; i >= from; i--) {
            sum += weight * (data.charAt(i) - '0');
            weight = 4 - weight;
        }
        int expected = (10 - sum % 10) % 10;
        return data.charAt(to - 1) - '0' == expected
                ? null
                : new Fault("check-digit", to - 1, "the check digit must be " + expected);
    }

    /** GS1 check character pair (General Specifications 7.9.5), as in the GMN. */
    static @Nullable Fault checkCharacterPair(String data, int from, int to) {
        int last = to - 2;
        if (last < from) {
            return new Fault("check-characters", from, "too short for a check character pair");
        }
        int sum = 0;
        for (int i = from; i < last; i++) {
            sum += AiCharacters.CSET82.indexOf(data.charAt(i)) * PRIMES[last - 1 - i];
        }
        sum %= PAIR_MODULUS;
        String expected = "" + PAIR_CHECKS.charAt(sum >> 5) + PAIR_CHECKS.charAt(sum & 31);
        return data.startsWith(expected, last)
                ? null
                : new Fault("check-characters", last, "the check character pair must be " + expected);
    }

    /** A GS1 Company Prefix has at least four digits. */
    static @Nullable Fault companyPrefix(String data, int from, int to) {
        if (to - from < MIN_PREFIX_LENGTH) {
            return new Fault("company-prefix", from, "too short for a GS1 Company Prefix");
        }
        for (int i = from; i < from + MIN_PREFIX_LENGTH; i++) {
            if (!NumberLinters.isDigit(data.charAt(i))) {
                return new Fault("company-prefix", i, "must start with the digits of a GS1 Company Prefix");
            }
        }
        return null;
    }

    /** ISO 13616: country, two check digits by modulo 97, account; eleven to 34 capitals and digits. */
    static @Nullable Fault iban(String data, int from, int to) {
        if (to - from < MIN_IBAN_LENGTH) {
            return new Fault("iban", from, "too short for an IBAN");
        }
        if (CodeLinters.listed(data, from, from + 2, "iso3166alpha2") != null) {
            return new Fault("iban", from, "must start with an ISO 3166 two-letter country code");
        }
        int remainder = 0;
        int length = to - from;
        for (int i = 0; i < length; i++) {
            int at = from + (i + 4) % length;
            int value = Character.digit(data.charAt(at), 36);
            if (value < 0 || data.charAt(at) >= 'a') {
                return new Fault("iban", at, "an IBAN has capital letters and digits only");
            }
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder == 1 ? null : new Fault("iban", from + 2, "the IBAN check digits are wrong");
    }
}
