package org.tallyman.dialect.suntech;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.dialect.tracker.Times;

/** Reads what all reports as text have in common, each from the next fields. */
final class Values {

    private Values() {}

    /** A date yyyyMMdd and a time HH:mm:ss. */
    static void time(Fields fields, Report report) {
        int date = fields.next();
        int time = fields.next();
        @Nullable
        Instant instant = Times.utc(
                fields.digits(date, 0, 4),
                fields.digits(date, 4, 2),
                fields.digits(date, 6, 2),
                fields.digits(time, 0, 2),
                fields.digits(time, 3, 2),
                fields.digits(time, 6, 2));
        report.time(instant, () -> fields.text(date) + " " + fields.text(time));
    }

    /** Whether a date is next. */
    static boolean isDate(Fields fields) {
        return fields.length(fields.position()) == 8 && fields.isDigits(fields.position());
    }

    /** Latitude and longitude, where they stand. */
    static void place(Fields fields, Report report) {
        report.position(fields, fields.next(), fields.next());
    }

    /** Place, speed, course. */
    static void position(Fields fields, Report report) {
        place(fields, report);
        report.speedKmh(fields.decimal(fields.next()));
        report.courseDegrees(fields.decimal(fields.next()));
    }

    static void valid(Fields fields, Report report) {
        report.valid(fields.is(fields.next(), "1"));
    }

    static void whole(Fields fields, String name, Report report) {
        long value = fields.whole(fields.next(), Long.MIN_VALUE);
        if (value != Long.MIN_VALUE) {
            report.attribute(name, value);
        }
    }

    static void decimal(Fields fields, String name, Report report) {
        report.number(name, fields.decimal(fields.next()));
    }

    static void text(Fields fields, String name, Report report) {
        int field = fields.next();
        if (!fields.isEmpty(field)) {
            report.attribute(name, fields.text(field));
        }
    }

    /** A report from memory has a 0 where a live one has a 1. */
    static void archive(Fields fields, Report report) {
        if (fields.is(fields.next(), "0")) {
            report.attribute("archive", true);
        }
    }
}
