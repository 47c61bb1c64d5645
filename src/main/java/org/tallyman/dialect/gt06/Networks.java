package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages of the cells and access points that a device hears where it has no position. */
final class Networks {

    private static final int CELLS = 7;
    private static final int WIDE_NETWORK = 1 << 15;
    private static final int COUNTRY_MIN = 200;
    private static final int COUNTRY_MAX = 799;

    private Networks() {}

    static void cells(Body body) {
        read(body, CELLS, false, false);
    }

    static void cellsAndAccessPoints(Body body) {
        read(body, CELLS, false, true);
    }

    static void wideCells(Body body) {
        read(body, CELLS, true, false);
    }

    static void sixCellsAndAccessPoints(Body body) {
        ByteCursor cursor = body.cursor();
        body.time();
        int country = cursor.u16();
        int network = (country & WIDE_NETWORK) == 0 ? cursor.u8() : cursor.u16();
        cells(cursor, body.report(), country & ~WIDE_NETWORK, network, 6, 2, 4);
        cursor.skip(1);
        accessPoints(cursor, body.report());
    }

    /** Or, of the LW series, a vehicle's position: its seventh byte has the length of that, which no country's number has. */
    static void wideWithAccessPointsOrStatus(Body body) {
        if (body.cursor().peekU8(6) >> 4 == 0xC) {
            body.report().attribute("type", 0xA2);
            Statuses.wideVehicle(body);
        } else {
            read(body, CELLS, true, true);
        }
    }

    private static void read(Body body, int count, boolean wide, boolean accessPoints) {
        ByteCursor cursor = body.cursor();
        body.time();
        int country = cursor.u16();
        int network = (country & WIDE_NETWORK) == 0 ? cursor.u8() : cursor.u16();
        cells(cursor, body.report(), country & ~WIDE_NETWORK, network, count, wide ? 4 : 2, wide ? 8 : 3);
        cursor.skip(1);
        if (accessPoints) {
            accessPoints(cursor, body.report());
        }
    }

    private static void accessPoints(ByteCursor cursor, Report report) {
        int heard = cursor.u8();
        for (int i = 0; i < heard && cursor.remaining() >= 7; i++) {
            report.accessPoint(cursor.bytes(6), -cursor.u8());
        }
    }

    /** With what made it send them, behind cells of a width and number that are told. */
    static void alarm(Body body) {
        ByteCursor cursor = body.cursor();
        body.time();
        int country = cursor.u16();
        int network = (country & WIDE_NETWORK) == 0 ? cursor.u8() : cursor.u16();
        boolean wide = cursor.u8() > 0;
        int count = cursor.u8();
        cells(cursor, body.report(), country & ~WIDE_NETWORK, network, count, wide ? 4 : 2, wide ? 8 : 3);
        cursor.skip(1);
        accessPoints(cursor, body.report());
        int code = cursor.u8();
        Alarms.tell(body.report(), StatusBlock.high(cursor.u8()) | code, body.model());
    }

    /** How many cells there are is told before them; but of others seven, where the country stands at once. */
    static void countedCells(Body body) {
        ByteCursor cursor = body.cursor();
        int atOnce = (cursor.peekU8(6) << 8 | cursor.peekU8(7)) & ~WIDE_NETWORK;
        if (atOnce >= COUNTRY_MIN && atOnce <= COUNTRY_MAX) {
            read(body, CELLS, false, false);
            return;
        }
        body.time();
        cursor.skip(1);
        int country = cursor.u16();
        int network = (country & WIDE_NETWORK) == 0 ? cursor.u8() : cursor.u16();
        cells(cursor, body.report(), country & ~WIDE_NETWORK, network, cursor.u8(), 2, 3);
    }

    /** Of the SL4X: timing advance, a network of two bytes and cells of four. */
    static void sl4x(Body body) {
        ByteCursor cursor = body.cursor();
        body.time();
        cursor.skip(1);
        int country = cursor.u16();
        int network = cursor.u16();
        cells(cursor, body.report(), country & ~WIDE_NETWORK, network, CELLS, 2, 4);
    }

    private static void cells(
            ByteCursor cursor, Report report, int country, int network, int count, int areaBytes, int cellBytes) {
        for (int i = 0; i < count && cursor.remaining() > areaBytes + cellBytes; i++) {
            long area = cursor.unsigned(areaBytes);
            long cell = cursor.unsigned(cellBytes);
            long strength = -cursor.u8();
            if (area > 0) {
                report.cell(country, network, area, cell, strength);
            }
        }
    }

    static void accessPoints(Body body) {
        ByteCursor cursor = body.cursor();
        body.time();
        int heard = cursor.u8();
        for (int i = 0; i < heard && cursor.remaining() >= 8; i++) {
            int strength = cursor.s16();
            byte[] address = cursor.bytes(6);
            if (strength == 0) {
                body.report().accessPoint(address);
            } else {
                body.report().accessPoint(address, strength);
            }
        }
    }

    /** In frames that have the number of access points where others have the length, and neither serial number nor CRC. */
    static void byCount(int heard, ByteCursor cursor, Report report) {
        GpsBlock.decimalTime(cursor, report);
        for (int i = 0; i < heard && cursor.remaining() >= 7; i++) {
            report.accessPoint(cursor.bytes(6), -cursor.u8());
        }
        int cells = cursor.u8();
        int country = cursor.u16();
        int network = cursor.u8();
        for (int i = 0; i < cells && cursor.remaining() >= 5; i++) {
            report.cell(country, network, cursor.u16(), cursor.u16(), (long) -cursor.u8());
        }
    }
}
