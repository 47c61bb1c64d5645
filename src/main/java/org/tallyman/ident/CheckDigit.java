package org.tallyman.ident;

/** The GS1 modulo 10 check digit of GTIN, SSCC, GLN, GSRN, GRAI, GDTI and GCN (GS1 General Specifications 7.9.1). */
public final class CheckDigit {

    private CheckDigit() {}

    /**
     * The check digit that follows these digits.
     *
     * @param digits ASCII digits without the check digit, any length
     * @return 0 to 9
     * @throws IllegalArgumentException for a character that is not an ASCII digit
     */
    public static int gs1(CharSequence digits) {
        int sum = 0;
        int weight = 3;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not a digit at " + i);
            }
            sum += weight * digit;
            weight = 4 - weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether these are at least two ASCII digits of which the last is the check digit of the others. */
    public static boolean valid(CharSequence digitsWithCheck) {
        int last = digitsWithCheck.length() - 1;
        if (last < 1) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char c = digitsWithCheck.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return gs1(digitsWithCheck.subSequence(0, last)) == digitsWithCheck.charAt(last) - '0';
    }
}
