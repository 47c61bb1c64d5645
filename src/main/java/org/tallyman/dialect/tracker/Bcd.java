package org.tallyman.dialect.tracker;

/** Numbers of which each half byte is a decimal digit. */
public final class Bcd {

    private static final int BITS = 4;
    private static final int DIGIT = 0xF;

    private Bcd() {}

    /**
     * The number that half bytes spell, the lowest as the last digit.
     *
     * @param digits how many, at most 15
     * @return -1 where one of them is no digit
     */
    public static long number(long packed, int digits) {
        long number = 0;
        for (int shift = (digits - 1) * BITS; shift >= 0; shift -= BITS) {
            int digit = (int) (packed >> shift) & DIGIT;
            if (digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
