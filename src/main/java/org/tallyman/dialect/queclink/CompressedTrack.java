package org.tallyman.dialect.queclink;

import java.time.Instant;
import java.util.List;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * Positions one second apart: whole ones, and others that tell by how much they differ from the one before.
 *
 * <p>A whole one has 2 bits 01, 1 of its kind, 12 of speed in tenths of km/h, 9 of azimuth, then longitude and latitude in
 * millionths of a degree, and the first also the time. A difference has 2 bits 10, 1 of its kind, and signed differences
 * in 7 bits of speed, 7 of azimuth, 12 of longitude, 11 of latitude. One byte stands for a second without.
 */
final class CompressedTrack {

    private static final int WHOLE = 1;
    private static final int DIFFERENCE = 2;
    private static final double PER_DEGREE = 1e6;

    private final ByteCursor cursor;
    private final List<Report> reports;
    private int speed;
    private int azimuth;
    private int longitude;
    private int latitude;
    private long second;

    CompressedTrack(ByteCursor cursor, List<Report> reports) {
        this.cursor = cursor;
        this.reports = reports;
    }

    void read() {
        int count = cursor.u16();
        for (int i = 0; i < count && !cursor.isOver(); i++) {
            second += second > 0 ? 1 : 0;
            switch (cursor.peekU8() >> 6) {
                case WHOLE -> readWhole();
                case DIFFERENCE -> readDifference();
                default -> cursor.skip(1);
            }
        }
    }

    private void readWhole() {
        int bits = cursor.u24();
        speed = bits >> 9 & 0xFFF;
        azimuth = bits & 0x1FF;
        longitude = cursor.s32();
        latitude = cursor.s32();
        if (second == 0) {
            second = cursor.u32();
        }
        add();
    }

    private void readDifference() {
        long bits = cursor.unsigned(5);
        speed += signed(bits >> 30, 7);
        azimuth += signed(bits >> 23, 7);
        longitude += signed(bits >> 11, 12);
        latitude += signed(bits, 11);
        add();
    }

    private static int signed(long bits, int count) {
        return (int) (bits << (64 - count) >> (64 - count));
    }

    private void add() {
        if (cursor.isOver()) {
            return;
        }
        Report report = new Report();
        report.time(Instant.ofEpochSecond(second));
        report.position(latitude / PER_DEGREE, longitude / PER_DEGREE);
        report.speedKmh(Math.max(0, speed) / 10.0);
        report.courseDegrees(Math.floorMod(azimuth, 360));
        reports.add(report);
    }
}
