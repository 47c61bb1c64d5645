package org.tallyman.dialect.t800x;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * Sixteen bytes of place: altitude, longitude and latitude as little-endian floating point numbers, speed in tenths of km/h
 * as decimal digits, azimuth; or, without satellites, the cells around.
 */
final class Place {

    private static final int LENGTH = 16;
    private static final int TWO_G = 0x0800;
    private static final int FOUR_G = 0x8000;
    private static final int COUNTRY = 0x07FF;
    private static final int COUNTRY_LEAST = 200;
    private static final int COUNTRY_MOST = 799;

    private Place() {}

    /** Reads what a status tells of, whose bit 6 says whether it is a position. */
    static void read(ByteCursor cursor, int status, Report report) {
        ByteCursor place = new ByteCursor(cursor.bytes(LENGTH));
        if ((status & 0x40) != 0) {
            readPosition(place, report);
        } else {
            boolean twoG = (place.peekU8() << 8 & TWO_G) != 0;
            readCells(place, twoG, report);
        }
    }

    /** As later messages have it, whose cells say by another bit that they are of 4G. */
    static void readLater(ByteCursor cursor, int status, Report report) {
        ByteCursor place = new ByteCursor(cursor.bytes(LENGTH));
        if ((status & 0x40) != 0) {
            readPosition(place, report);
        } else {
            boolean fourG = (place.peekU8() << 8 & FOUR_G) != 0;
            readCells(place, !fourG, report);
        }
    }

    private static void readPosition(ByteCursor place, Report report) {
        double altitude = Float.intBitsToFloat(place.s32le());
        double longitude = Float.intBitsToFloat(place.s32le());
        double latitude = Float.intBitsToFloat(place.s32le());
        double speed = Message.decimals(place) / 10;
        int azimuth = place.u16();
        if (place.isOver() || !Double.isFinite(latitude) || !Double.isFinite(longitude)) {
            return; // all bits are set in a place that is not known
        }
        report.position(latitude, longitude);
        report.altitudeM(altitude);
        report.speedKmh(speed);
        report.courseDegrees(azimuth);
    }

    private static void readCells(ByteCursor place, boolean twoG, Report report) {
        int country = place.u16() & COUNTRY;
        int network = place.u16();
        if (country < COUNTRY_LEAST || country > COUNTRY_MOST) {
            return;
        }
        if (!twoG) {
            report.cell(country, network, 0, place.u32(), null);
            return;
        }
        for (int i = 0; i < 3; i++) {
            int area = place.u16();
            int cell = place.u16();
            if (area != 0xFFFF && cell != 0xFFFF) {
                report.cell(country, network, area, cell, null);
            }
        }
    }
}
