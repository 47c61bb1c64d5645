package org.tallyman.dialect.tk103;

import org.tallyman.dialect.tracker.Fields;

/** Reads a message whose fields have fixed widths, or commas, from left to right. */
final class Scan {

    private final byte[] bytes;
    private final int end;
    private int at;

    Scan(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int position() {
        return at;
    }

    void seek(int position) {
        at = position;
    }

    char peek() {
        return at < end ? (char) (bytes[at] & 0xFF) : 0;
    }

    /** The next character, which this passes; 0 at the end. */
    char next() {
        char c = peek();
        at += at < end ? 1 : 0;
        return c;
    }

    /** Passes a character if it comes next. */
    boolean skip(char c) {
        boolean there = peek() == c && at < end;
        at += there ? 1 : 0;
        return there;
    }

    /** How many decimal digits come next. */
    int digitsAhead() {
        int to = at;
        while (to < end && bytes[to] >= '0' && bytes[to] <= '9') {
            to++;
        }
        return to - at;
    }

    /** A decimal number of so many digits; -1 where there are fewer. */
    int digits(int count) {
        if (digitsAhead() < count) {
            return -1;
        }
        int number = 0;
        for (int to = at + count; at < to; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    /** A hexadecimal number of so many digits; -1 where there are fewer. */
    long hex(int count) {
        if (hexAhead() < count) {
            return -1;
        }
        long number = 0;
        for (int to = at + count; at < to; at++) {
            number = number << 4 | Character.digit(bytes[at], 16);
        }
        return number;
    }

    /** How many hexadecimal digits come next. */
    int hexAhead() {
        int to = at;
        while (to < end && Character.digit(bytes[to], 16) >= 0) {
            to++;
        }
        return to - at;
    }

    /**
     * A decimal number of at most so many characters, spaces before it among them; not a number where there is none.
     */
    double decimal(int most) {
        int to = at;
        int limit = Math.min(end, at + most);
        while (to < limit && (bytes[to] == ' ' || bytes[to] == '.' || (bytes[to] >= '0' && bytes[to] <= '9'))) {
            to++;
        }
        int from = at;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        at = to;
        return from == to ? Double.NaN : new Fields(bytes, from, to, '\0').decimal(0);
    }
}
