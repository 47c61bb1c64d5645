package org.tallyman.ident;

import org.jspecify.annotations.Nullable;

/** Tests of plain numbers in AI components. */
final class NumberLinters {

    private NumberLinters() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether data[from, to) holds digits only; an empty stretch does. */
    static boolean allDigits(String data, int from, int to) {
        return firstNonDigit(data, from, to) == to;
    }

    private static int firstNonDigit(String data, int from, int to) {
        int i = from;
        while (i < to && isDigit(data.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int firstOtherThan(char expected, String data, int from, int to) {
        int i = from;
        while (i < to && data.charAt(i) == expected) {
            i++;
        }
        return i;
    }

    static @Nullable Fault hasNonDigit(String data, int from, int to) {
        return allDigits(data, from, to) ? new Fault("all-digits", from, "needs a character that is no digit") : null;
    }

    static @Nullable Fault nonZero(String data, int from, int to) {
        return firstOtherThan('0', data, from, to) == to ? new Fault("zero", from, "must not be zero") : null;
    }

    static @Nullable Fault zero(String data, int from, int to) {
        return firstOtherThan('0', data, from, to) == to ? null : new Fault("not-zero", from, "must be zero");
    }

    static @Nullable Fault noZeroPrefix(String data, int from, int to) {
        return from < to && data.charAt(from) == '0'
                ? new Fault("zero-prefix", from, "must not start with a zero")
                : null;
    }

    /** Digits up to a bound, both ends included: ten digits fit a long. */
    static @Nullable Fault atMost(String data, int from, int to, long bound) {
        return Long.parseLong(data, from, to, 10) > bound ? new Fault("range", from, "must be at most " + bound) : null;
    }

    /** Piece number and total of equal width, as in AI (8006): 1 ≤ piece ≤ total. */
    static @Nullable Fault pieceOfTotal(String data, int from, int to) {
        int middle = from + (to - from) / 2;
        int piece = Integer.parseInt(data, from, middle, 10);
        int total = Integer.parseInt(data, middle, to, 10);
        if (piece == 0) {
            return new Fault("piece-of-total", from, "the piece number must not be zero");
        }
        if (total == 0) {
            return new Fault("piece-of-total", middle, "the total of pieces must not be zero");
        }
        return piece > total ? new Fault("piece-of-total", from, "the piece number exceeds the total") : null;
    }

    /** Position and end, divided by a slash, neither with a leading zero, as in AI (7258). */
    static @Nullable Fault positionInSequence(String data, int from, int to) {
        int slash = firstNonDigit(data, from, to);
        if (slash == from || slash >= to - 1 || data.charAt(slash) != '/' || !allDigits(data, slash + 1, to)) {
            return new Fault("position-in-sequence", from, "must have the form position/end, both numbers");
        }
        if (data.charAt(from) == '0') {
            return new Fault("zero-prefix", from, "the position must not start with a zero");
        }
        if (data.charAt(slash + 1) == '0') {
            return new Fault("zero-prefix", slash + 1, "the end must not start with a zero");
        }
        long position = Long.parseLong(data, from, slash, 10);
        long end = Long.parseLong(data, slash + 1, to, 10);
        return position > end ? new Fault("position-in-sequence", from, "the position exceeds the end") : null;
    }
}
