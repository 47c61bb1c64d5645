package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages of the cells and access points that a device hears where it has no position. */
final class Networks {

    private static final int CELLS = 7;
    private static final int WIDE_NETWORK = 1 << 15;

    /** Time, country, network of one byte, seven cells and the timing advance. */
    private static final int TIME_AND_CELLS = 6 + 3 + CELLS * 6 + 1;

    private static final int COUNTRY_MIN = 200;
    private static final int COUNTRY_MAX = 799;

    private Networks() {}

    private record Operator(int country, int network) {

        /** The country says of how many bytes the network is. */
        static Operator read(ByteCursor cursor) {
            int country = cursor.u16();
            int network = (country & WIDE_NETWORK) == 0 ? cursor.u8() : cursor.u16();
            return new Operator(country & ~WIDE_NETWORK, network);
        }
    }

    /** How many bytes area and number of a cell have. */
    private record Width(int area, int cell) {

        static final Width NARROW = new Width(2, 3);
        static final Width MIDDLE = new Width(2, 4);
        static final Width WIDE = new Width(4, 8);
    }

    static void cells(Body body) {
        read(body, CELLS, Width.NARROW, false);
    }

    static void cellsAndAccessPoints(Body body) {
        read(body, CELLS, Width.NARROW, true);
    }

    static void wideCells(Body body) {
        read(body, CELLS, Width.WIDE, false);
    }

    static void sixCellsAndAccessPoints(Body body) {
        read(body, 6, Width.MIDDLE, true);
    }

    /** Or, of the LW series, a vehicle's position: its seventh byte has the length of that, which no country's number has. */
    static void wideWithAccessPointsOrStatus(Body body) {
        if (body.cursor().peekU8(6) >> 4 == 0xC) {
            body.report().attribute("type", 0xA2);
            Statuses.wideVehicle(body);
        } else {
            read(body, CELLS, Width.WIDE, true);
        }
    }

    private static void read(Body body, int count, Width width, boolean accessPoints) {
        ByteCursor cursor = body.cursor();
        body.time();
        cells(cursor, body.report(), Operator.read(cursor), count, width);
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

    /** Whether a time and a country stand where cells that follow a time have them, and seven cells have room. */
    static boolean areCells(ByteCursor body) {
        int month = body.peekU8(1);
        int told = body.peekU8(6) << 8 | body.peekU8(7);
        int country = told & ~WIDE_NETWORK;
        return body.remaining() >= TIME_AND_CELLS + (country == told ? 0 : 1)
                && month >= 1
                && month <= 12
                && country >= COUNTRY_MIN
                && country <= COUNTRY_MAX;
    }

    /** With the status of an alarm behind them, where as much follows; what else follows is told as it came. */
    static void cellsAlarm(Body body) {
        read(body, CELLS, Width.NARROW, false);
        if (body.remaining() == StatusBlock.SIZE) {
            body.status();
        } else if (body.remaining() > 0) {
            body.report().attribute("rest", body.cursor().hex(body.remaining()));
        }
    }

    /** With what made it send them, behind cells of a width and number that are told. */
    static void alarm(Body body) {
        ByteCursor cursor = body.cursor();
        body.time();
        Operator operator = Operator.read(cursor);
        Width width = cursor.u8() > 0 ? Width.WIDE : Width.NARROW;
        cells(cursor, body.report(), operator, cursor.u8(), width);
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
            read(body, CELLS, Width.NARROW, false);
            return;
        }
        body.time();
        cursor.skip(1);
        Operator operator = Operator.read(cursor);
        cells(cursor, body.report(), operator, cursor.u8(), Width.NARROW);
    }

    /** Of the SL4X: timing advance, a network of two bytes and cells of four. */
    static void sl4x(Body body) {
        ByteCursor cursor = body.cursor();
        body.time();
        cursor.skip(1);
        Operator operator = new Operator(cursor.u16() & ~WIDE_NETWORK, cursor.u16());
        cells(cursor, body.report(), operator, CELLS, Width.MIDDLE);
    }

    private static void cells(ByteCursor cursor, Report report, Operator operator, int count, Width width) {
        for (int i = 0; i < count && cursor.remaining() > width.area() + width.cell(); i++) {
            long area = cursor.unsigned(width.area());
            long cell = cursor.unsigned(width.cell());
            long strength = -cursor.u8();
            if (area > 0) {
                report.cell(operator.country(), operator.network(), area, cell, strength);
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
