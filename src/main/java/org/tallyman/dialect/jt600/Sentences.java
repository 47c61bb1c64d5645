package org.tallyman.dialect.jt600;

import org.tallyman.dialect.tracker.Degrees;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** The sentences with a position; each answers whether it has one. */
final class Sentences {

    static final int P45_INDEX = 16;

    private static final double KMH_PER_MPH = 1.609344;
    private static final int METRES_PER_KM = 1_000;
    private static final String NO_CARD = "0000000000";

    private Sentences() {}

    /**
     * {@code U01}, {@code U02}, {@code U03}, and {@code U06} behind its event: date, time, validity, latitude,
     * longitude, speed in miles an hour, course, satellites, battery, status as digits 0 and 1, cell, area, signal,
     * mileage, number.
     */
    static boolean u01(Fields f, int first, Report report) {
        if (!place(f, first + 3, report)) {
            return false;
        }
        time(f, first, report);
        report.valid(f.is(first + 2, "T"));
        report.speedKmh(f.decimal(first + 7) * KMH_PER_MPH);
        report.courseDegrees(f.decimal(first + 8));
        report.number("sat", f.decimal(first + 9));
        battery(f, first + 10, report);
        status(f, first + 11, report);
        report.cell(0, 0, f.whole(first + 13, 0), f.whole(first + 12, 0), -f.whole(first + 14, 0));
        report.number("odometer", f.decimal(first + 15) * METRES_PER_KM);
        report.number("index", f.decimal(first + 16));
        return true;
    }

    private static void battery(Fields f, int field, Report report) {
        int digits = f.length(field) - 1;
        if (digits > 0 && digits <= 3 && f.at(field, digits) == '%') {
            report.batteryPercent(f.digits(field, 0, digits));
        }
    }

    private static void status(Fields f, int field, Report report) {
        long status = 0;
        for (int i = 0; i < f.length(field); i++) {
            char digit = f.at(field, i);
            if (i == 32 || (digit != '0' && digit != '1')) {
                return;
            }
            status = status << 1 | digit - '0';
        }
        report.attribute("status", status);
    }

    /**
     * {@code P45}, of somebody at the lock: date, time, latitude, longitude, validity, speed in miles an hour,
     * course, what it was tried with, whether it opened, card, whether the password was right, wrong ones in a row,
     * number.
     */
    static boolean p45(Fields f, Report report) {
        if (!place(f, 4, report)) {
            return false;
        }
        time(f, 2, report);
        report.valid(f.is(8, "A"));
        report.speedKmh(f.decimal(9) * KMH_PER_MPH);
        report.courseDegrees(f.decimal(10));
        report.number("eventSource", f.decimal(11));
        report.number("unlockStatus", f.decimal(12));
        if (!f.isEmpty(13) && !f.is(13, NO_CARD)) {
            report.attribute("driverUniqueId", f.text(13));
        }
        report.number("wrongPasswords", f.decimal(15));
        return true;
    }

    /**
     * {@code W01} of older devices: longitude, latitude, validity, date, time, speed in km/h, course, battery,
     * satellites, signal and alarm.
     */
    static boolean w01(Fields f, Report report) {
        double longitude = Degrees.signed(Degrees.ofMinutes(f.decimal(2)), f.at(3, 0));
        double latitude = Degrees.signed(Degrees.ofMinutes(f.decimal(4)), f.at(5, 0));
        if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
            return false;
        }
        time(f, 7, report);
        report.position(latitude, longitude);
        report.valid(f.is(6, "A"));
        report.speedKmh(f.decimal(9));
        report.courseDegrees(f.decimal(10));
        report.batteryPercent(f.decimal(11));
        report.number("gps", f.decimal(12));
        report.number("rssi", f.decimal(13));
        report.number("alertType", f.decimal(14));
        return true;
    }

    /** Date and time of day. */
    private static void time(Fields f, int date, Report report) {
        report.time(f.time(date, date + 1), () -> f.text(date) + " " + f.text(date + 1));
    }

    private static boolean place(Fields f, int latitude, Report report) {
        double north = Degrees.signed(f.decimal(latitude), f.at(latitude + 1, 0));
        double east = Degrees.signed(f.decimal(latitude + 2), f.at(latitude + 3, 0));
        if (Double.isNaN(north) || Double.isNaN(east)) {
            return false;
        }
        report.position(north, east);
        return true;
    }
}
