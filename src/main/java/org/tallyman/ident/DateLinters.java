package org.tallyman.ident;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Tests of dates and times in AI components. They run after the test for digits and for length. */
final class DateLinters {

    private DateLinters() {}

    private static int two(String data, int at) {
        return (data.charAt(at) - '0') * 10 + data.charAt(at + 1) - '0';
    }

    static @Nullable Fault yymmd0(String data, int from, int to) {
        // Two-digit years reach from 1951 to 2099 at most whatever the day of reading: all of them are leap years by 4.
        return monthAndDay(data, from + 2, 2000 + two(data, from));
    }

    static @Nullable Fault yymmdd(String data, int from, int to) {
        Fault fault = yymmd0(data, from, to);
        return fault != null ? fault : dayGiven(data, from + 4);
    }

    static @Nullable Fault yyyymmdd(String data, int from, int to) {
        Fault fault = monthAndDay(data, from + 4, two(data, from) * 100 + two(data, from + 2));
        return fault != null ? fault : dayGiven(data, from + 6);
    }

    static @Nullable Fault hhmi(String data, int from, int to) {
        Fault fault = upTo(data, from, from + 2, 23);
        return fault != null ? fault : upTo(data, from + 2, to, 59);
    }

    static @Nullable Fault upTo(String data, int from, int to, int bound) {
        return two(data, from) > bound ? new Fault("time", from, "must be 00 to " + bound) : null;
    }

    private static @Nullable Fault monthAndDay(String data, int at, int year) {
        int month = two(data, at);
        if (month < 1 || month > 12) {
            return new Fault("month", at, "the month must be 01 to 12");
        }
        return two(data, at + 2) > YearMonth.of(year, month).lengthOfMonth()
                ? new Fault("day", at + 2, "the month has no such day")
                : null;
    }

    private static @Nullable Fault dayGiven(String data, int at) {
        return two(data, at) == 0 ? new Fault("day", at, "the day must be given") : null;
    }
}
