package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/**
 * The mobile cell that serves a device: country, network, area and cell. The highest bit of the country says that the network
 * has two bytes; how many area and cell have depends on the generation of the device.
 */
final class CellBlock {

    /** With a network of one byte, area of two and cell of three. */
    static final int SIZE = 8;

    /** As {@link #SIZE}, with area of four and cell of eight. */
    static final int WIDE_SIZE = 15;

    /** From this kind on a network is of 4G. */
    private static final int FOURTH = 3;

    private static final int WIDE_NETWORK = 1 << 15;

    private CellBlock() {}

    /** Area of two bytes and cell of three, as in 2G. */
    static void read(ByteCursor cursor, Report report) {
        read(cursor, report, 2, 3);
    }

    /** Area of four bytes and cell of eight, as in 4G. */
    static void readWide(ByteCursor cursor, Report report) {
        read(cursor, report, 4, 8);
    }

    static void read(ByteCursor cursor, Report report, int areaBytes, int cellBytes) {
        int country = cursor.u16();
        int network = (country & WIDE_NETWORK) == 0 ? cursor.u8() : cursor.u16();
        tell(cursor, report, country, network, areaBytes, cellBytes);
    }

    /** With the generation of the network before it, by which its widths are, and the strength behind it. */
    static void readKind(ByteCursor cursor, Report report) {
        boolean wide = cursor.u8() >= FOURTH;
        read(cursor, report, wide ? 4 : 2, wide ? 8 : 3);
        cursor.skip(wide ? 2 : 1);
    }

    /** With a network of two bytes in any case. */
    static void readWideNetwork(ByteCursor cursor, Report report, int areaBytes, int cellBytes) {
        tell(cursor, report, cursor.u16(), cursor.u16(), areaBytes, cellBytes);
    }

    private static void tell(ByteCursor cursor, Report report, int country, int network, int areaBytes, int cellBytes) {
        long area = cursor.unsigned(areaBytes);
        long cell = cursor.unsigned(cellBytes);
        if (!cursor.isOver() && (area | cell) != 0) {
            report.cell(country & ~WIDE_NETWORK, network, area, cell, null);
        }
    }

    /**
     * With a length before it, which some devices count in and some do not; zero when there is no cell.
     *
     * @param behind how many bytes follow the block, as far as is known
     */
    static void readCounted(ByteCursor cursor, Report report, int behind) {
        int told = cursor.u8();
        if (told == 0) {
            return;
        }
        int size = cursor.remaining() - behind == told ? told : told - 1;
        ByteCursor block = cursor.part(Math.min(Math.max(size, SIZE), cursor.remaining()));
        if (block.remaining() >= 15) {
            readWide(block, report);
        } else {
            boolean wideCell = block.remaining() >= 10 || (block.remaining() == 9 && (block.peekU8() & 0x80) == 0);
            read(block, report, 2, wideCell ? 4 : 3);
        }
    }
}
