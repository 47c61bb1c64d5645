package org.tallyman.dialect.tracker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a line of text between delimiters, read where they stand. A field that is not there is empty, so that a
 * decoder needs no check of its own before it reads one. Keeps the place of the next field for layouts in which fields
 * come and go.
 */
public final class Fields {

    private static final double[] TENTHS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };
    private static final int EXACT_DIGITS = 15;
    private static final int WHOLE_DIGITS = 18;

    private final byte[] bytes;
    private final int[] ends;
    private final int from;
    private int next;

    /** Of the bytes from {@code from}, inclusive, to {@code to}, exclusive. */
    public Fields(byte[] bytes, int from, int to, char delimiter) {
        int count = 1;
        for (int i = from; i < to; i++) {
            count += bytes[i] == delimiter ? 1 : 0;
        }
        this.bytes = bytes;
        this.from = from;
        this.ends = new int[count];
        int field = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == delimiter) {
                ends[field++] = i;
            }
        }
        ends[field] = Math.max(from, to);
    }

    public int count() {
        return ends.length;
    }

    /** The number of the next field, which this passes. */
    public int next() {
        return next++;
    }

    public int position() {
        return next;
    }

    /** Whether the next field is behind the last. */
    public boolean isOver() {
        return next >= ends.length;
    }

    public void skip(int fields) {
        next += fields;
    }

    public void seek(int field) {
        next = field;
    }

    /** The parts of a field between delimiters of their own. */
    public Fields within(int field, char delimiter) {
        int start = isThere(field) ? start(field) : from;
        return new Fields(bytes, start, start + length(field), delimiter);
    }

    public int length(int field) {
        return isThere(field) ? ends[field] - start(field) : 0;
    }

    public boolean isEmpty(int field) {
        return length(field) == 0;
    }

    /** The character at a place in a field; 0 where there is none. */
    public char at(int field, int index) {
        return index < length(field) ? (char) (bytes[start(field) + index] & 0xFF) : 0;
    }

    public boolean is(int field, String text) {
        int length = length(field);
        if (length != text.length() || !isThere(field)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (at(field, i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The characters as ISO 8859-1, of which ASCII is a part. */
    public String text(int field) {
        return text(field, 0);
    }

    /** The characters from a place on. */
    public String text(int field, int index) {
        int length = length(field) - index;
        return length <= 0 ? "" : new String(bytes, start(field) + index, length, StandardCharsets.ISO_8859_1);
    }

    /** The characters of the fields from {@code from} to before {@code to}, with commas between them. */
    public String texts(int from, int to) {
        StringJoiner texts = new StringJoiner(",");
        for (int field = from; field < to; field++) {
            texts.add(text(field));
        }
        return texts.toString();
    }

    /** Whether a field is nothing but decimal digits, at least one. */
    public boolean isDigits(int field) {
        for (int i = 0; i < length(field); i++) {
            if (at(field, i) < '0' || at(field, i) > '9') {
                return false;
            }
        }
        return !isEmpty(field);
    }

    /** Whether nothing stands in a field, or what only fills it, such as dashes. */
    public boolean isVoid(int field) {
        for (int i = 0; i < length(field); i++) {
            if (Character.isLetterOrDigit(at(field, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing stands in a field but zeros and what fills it. */
    public boolean isBlank(int field) {
        for (int i = 0; i < length(field); i++) {
            if (at(field, i) != '0' && Character.isLetterOrDigit(at(field, i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a field is nothing but hexadecimal digits, at least one. */
    public boolean isHex(int field) {
        return hex(field, 0, -1) >= 0;
    }

    /** A decimal number with an optional sign and fraction; not a number where a field is none. */
    public double decimal(int field) {
        return decimal(field, 0);
    }

    /** As {@link #decimal(int)}, of the characters from a place on. */
    public double decimal(int field, int index) {
        int length = length(field);
        int i = index;
        boolean negative = at(field, i) == '-';
        if (negative || at(field, i) == '+') {
            i++;
        }
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; i < length; i++) {
            char c = at(field, i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c >= '0' && c <= '9' && ++digits <= WHOLE_DIGITS) {
                mantissa = mantissa * 10 + (c - '0');
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        int fraction = point < 0 ? 0 : length - 1 - point;
        double value = digits <= EXACT_DIGITS && fraction < TENTHS.length
                ? mantissa / TENTHS[fraction]
                : Math.abs(Double.parseDouble(text(field, index)));
        return negative ? -value : value;
    }

    /** A whole decimal number with an optional sign; another where a field is none. */
    public long whole(int field, long otherwise) {
        return whole(field, 0, otherwise);
    }

    /** As {@link #whole(int, long)}, of the characters from a place on. */
    public long whole(int field, int index, long otherwise) {
        boolean signed = at(field, index) == '-' || at(field, index) == '+';
        int from = signed ? index + 1 : index;
        int length = length(field) - from;
        if (length <= 0 || length > WHOLE_DIGITS) {
            return otherwise;
        }
        long value = number(field, from, length);
        if (value < 0) {
            return otherwise;
        }
        return at(field, index) == '-' ? -value : value;
    }

    /** A hexadecimal number of at most 15 digits without sign; another where a field is none. */
    public long hex(int field, long otherwise) {
        return hex(field, 0, otherwise);
    }

    /** As {@link #hex(int, long)}, of the characters from a place on. */
    public long hex(int field, int index, long otherwise) {
        int length = length(field);
        if (length <= index || length - index > 15) {
            return otherwise;
        }
        long value = 0;
        for (int i = index; i < length; i++) {
            int digit = Character.digit(at(field, i), 16);
            if (digit < 0) {
                return otherwise;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A decimal number of at most 9 digits within a field; -1 where there is none. */
    public int digits(int field, int index, int count) {
        return count > 9 ? -1 : (int) number(field, index, count);
    }

    private long number(int field, int index, int count) {
        if (count <= 0 || index + count > length(field)) {
            return -1;
        }
        long value = 0;
        for (int i = start(field) + index; count > 0; i++, count--) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** A time of the form yyyyMMddHHmmss; null where a field is none. */
    public @Nullable Instant time(int field) {
        return length(field) != 14
                ? null
                : Times.utc(
                        digits(field, 0, 4),
                        digits(field, 4, 2),
                        digits(field, 6, 2),
                        digits(field, 8, 2),
                        digits(field, 10, 2),
                        digits(field, 12, 2));
    }

    /** A time of the forms ddMMyy and HHmmss in two fields; null where they are none. */
    public @Nullable Instant time(int date, int time) {
        return length(date) != 6 || length(time) != 6 || digits(date, 4, 2) < 0
                ? null
                : Times.utc(
                        2000 + digits(date, 4, 2),
                        digits(date, 2, 2),
                        digits(date, 0, 2),
                        digits(time, 0, 2),
                        digits(time, 2, 2),
                        digits(time, 4, 2));
    }

    private boolean isThere(int field) {
        return field >= 0 && field < ends.length;
    }

    private int start(int field) {
        return field == 0 ? from : ends[field - 1] + 1;
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOfRange(bytes, from, ends[ends.length - 1]), StandardCharsets.ISO_8859_1);
    }
}
