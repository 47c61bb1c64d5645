package org.tallyman.ident;

import java.time.LocalDate;
import java.time.YearMonth;

/** Dates of AI values: six digits, year, month and day (General Specifications 7.12). */
final class AiDate {

    private static final int YEARS_AHEAD = 50;

    private AiDate() {}

    /**
     * The day meant by YYMMDD when read on a day. The century is the one that puts the year within 49 years before and
     * 50 years after; day 00 means the last day of the month.
     *
     * @param yymmdd at least six characters, the first six a valid date
     */
    static LocalDate of(String yymmdd, LocalDate readOn) {
        int year = Integer.parseInt(yymmdd, 0, 2, 10);
        int difference = year - readOn.getYear() % 100;
        int century = readOn.getYear() / 100;
        if (difference > YEARS_AHEAD) {
            century--;
        } else if (difference < -YEARS_AHEAD + 1) {
            century++;
        }
        YearMonth month = YearMonth.of(century * 100 + year, Integer.parseInt(yymmdd, 2, 4, 10));
        int day = Integer.parseInt(yymmdd, 4, 6, 10);
        return day == 0 ? month.atEndOfMonth() : month.atDay(day);
    }
}
