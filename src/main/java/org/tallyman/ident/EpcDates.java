package org.tallyman.ident;

/** Dates and times in bits (TDS 14.5.8 to 14.5.11): year 7, month 4, day 5, hour 5, minute 6, second 6 bits. */
final class EpcDates {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private EpcDates() {}

    /** YYMMDD in 16 bits; day 00 (the whole month) only where the application identifier allows it. */
    static String date(EpcReader in, boolean wholeMonth) {
        String text = EpcDigits.padded(in.take(7, "year"), 3)
                + EpcDigits.padded(in.take(4, "month"), 2)
                + EpcDigits.padded(in.take(5, "day"), 2);
        String date = text.substring(1);
        if (!in.failed() && (text.charAt(0) != '0' || !validDate(date, wholeMonth))) {
            in.refuse("date", "date", text.charAt(0) == '0' ? date : text, "must be a day of the calendar, YYMMDD");
        }
        return date;
    }

    static void date(EpcWriter out, String text, boolean wholeMonth) {
        if (text.length() != 6 || !EpcDigits.allDigits(text) || !validDate(text, wholeMonth)) {
            out.refuse("date", "date", text, "must be a day of the calendar, YYMMDD");
            return;
        }
        out.put(pair(text, 0), 7);
        out.put(pair(text, 2), 4);
        out.put(pair(text, 4), 5);
    }

    /** hh, hhmm or hhmmss; hour 24 is not a time of the day. */
    static String time(EpcReader in, int pairs) {
        StringBuilder out = new StringBuilder(6);
        for (int i = 0; i < pairs; i++) {
            long value = in.take(i == 0 ? 5 : 6, "time");
            if (value > (i == 0 ? 23 : 59)) {
                in.refuse("time", "time", Long.toString(value), "must be a time from 000000 to 235959");
            }
            out.append(EpcDigits.padded(value, 2));
        }
        return out.toString();
    }

    static void time(EpcWriter out, String text) {
        if (text.length() % 2 != 0 || !EpcDigits.allDigits(text)) {
            out.refuse("time", "time", text, "must be hh, hhmm or hhmmss");
            return;
        }
        for (int i = 0; i < text.length(); i += 2) {
            if (pair(text, i) > (i == 0 ? 23 : 59)) {
                out.refuse("time", "time", text, "must be a time from 000000 to 235959");
                return;
            }
            out.put(pair(text, i), i == 0 ? 5 : 6);
        }
    }

    /** One date or a range of two behind a bit that says so (14.5.10). */
    static String range(EpcReader in) {
        boolean two = in.take(1, "date range") == 1;
        String first = date(in, false);
        return two ? first + date(in, false) : first;
    }

    static void range(EpcWriter out, String text) {
        if (text.length() != 6 && text.length() != 12) {
            out.refuse("date", "date range", text, "must be YYMMDD or YYMMDDYYMMDD");
            return;
        }
        out.put(text.length() == 12 ? 1 : 0, 1);
        for (int i = 0; i < text.length(); i += 6) {
            date(out, text.substring(i, i + 6), false);
        }
    }

    /** Two bits say how precise: 0 hours, 1 minutes, 2 seconds, 3 the day alone (14.5.11). */
    static String precise(EpcReader in) {
        int precision = (int) in.take(2, "precision");
        String date = date(in, false);
        return precision == 3 ? date : date + time(in, precision + 1);
    }

    static void precise(EpcWriter out, String text) {
        int pairs = text.length() / 2 - 3;
        if (text.length() % 2 != 0 || pairs < 0 || pairs > 3) {
            out.refuse("date", "date and time", text, "must be YYMMDD, YYMMDDhh, YYMMDDhhmm or YYMMDDhhmmss");
            return;
        }
        out.put(pairs == 0 ? 3 : pairs - 1, 2);
        date(out, text.substring(0, 6), false);
        time(out, text.substring(6));
    }

    /** A two-digit year 00 is a leap year: 2000 is, and no other century year falls into the sliding window. */
    private static boolean validDate(String date, boolean wholeMonth) {
        int month = pair(date, 2);
        int day = pair(date, 4);
        if (month < 1 || month > 12 || day > DAYS[month - 1] || day < (wholeMonth ? 0 : 1)) {
            return false;
        }
        return month != 2 || day != 29 || pair(date, 0) % 4 == 0;
    }

    private static int pair(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }
}
