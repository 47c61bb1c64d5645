package org.tallyman.dialect.jt808;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Mobile cells and wireless access points, each maker in its own widths. */
final class Networks {

    private static final int COUNTRY_MIN = 200;
    private static final int COUNTRY_MAX = 799;

    private Networks() {}

    /** Country and network of two bytes, area and cell of these many, and strength where there is one. */
    static void cell(Report report, ByteCursor value, int areaBytes, int cellBytes) {
        int country = value.u16();
        int network = value.u16();
        long area = value.unsigned(areaBytes);
        long cell = value.unsigned(cellBytes);
        if (!value.isOver()) {
            report.cell(country, network, area, cell, null);
        }
    }

    /** A network of one byte, an area of two and a cell of four. */
    static void narrowCell(Report report, ByteCursor value) {
        int country = value.u16();
        int network = value.u8();
        int area = value.u16();
        long cell = value.u32();
        if (!value.isOver() && country >= COUNTRY_MIN && country <= COUNTRY_MAX) {
            report.cell(country, network, area, cell, null);
        }
    }

    /** How many there are before them: with a cell of two bytes or four, as there is room. */
    static void counted(Report report, ByteCursor value) {
        int count = value.u8();
        int cellBytes = count > 0 && value.remaining() / count >= 10 ? 4 : 2;
        for (int i = 0; i < count && value.remaining() >= 6 + cellBytes; i++) {
            int country = value.u16();
            int network = value.u8();
            int area = value.u16();
            report.cell(country, network, area, value.unsigned(cellBytes), (long) value.s8());
        }
    }

    /** One country and network, and areas, cells and strengths. */
    static void cells(Report report, ByteCursor value) {
        int country = value.u16();
        int network = value.u8();
        while (value.remaining() >= 5) {
            report.cell(country, network, value.u16(), value.u16(), (long) value.u8());
        }
    }

    static void accessPoints(Report report, ByteCursor value) {
        while (value.remaining() >= 7) {
            report.accessPoint(value.bytes(6), value.s8());
        }
    }
}
