package org.tallyman.dialect.jt808;

/** An IMEI as a binary number of its first fourteen digits. */
final class Imei {

    static final int DIGITS = 15;

    private Imei() {}

    /** With the check digit by Luhn (ISO/IEC 7812-1) behind it. */
    static String of(long number) {
        String digits = "%014d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
