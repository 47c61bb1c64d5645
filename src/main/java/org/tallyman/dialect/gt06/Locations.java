package org.tallyman.dialect.gt06;

import org.tallyman.dialect.gt06.Model.Layout;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** Messages with a position. */
final class Locations {

    private static final int IMEI_BYTES = 8;

    /** IMEI, position, cell and key of {@link #withKey}. */
    static final int KEYED_SIZE = IMEI_BYTES + GpsBlock.SIZE + 9 + 6;

    private static final double HUNDREDTH = 100;

    private Locations() {}

    static void gps(Body body) {
        body.gps();
    }

    /** With a cell of four bytes, and a network of two. */
    static void gpsAndWideCell(Body body) {
        body.gps();
        if (body.remaining() >= 10) {
            CellBlock.readWideNetwork(body.cursor(), body.report(), 2, 4);
        }
    }

    /** The oldest of them, with what each maker put behind it: they tell themselves apart by how much that is. */
    static void gpsAndCell(Body body) {
        body.gps();
        body.cell();
        int behind = body.remaining();
        if (behind >= 82) {
            card(body);
        } else {
            switch (behind) {
                case 3, 7 -> ignition(body);
                case 2 -> benway(body.cursor().u16(), body.report());
                case 4 -> body.report().attribute("odometer", body.cursor().u32());
                case 5 -> {
                    voltage(body, true);
                    StatusBlock.wiredAlarm(body.cursor(), body.report());
                }
                case 12 -> s5(body);
                default -> {
                    if (behind >= 9) {
                        card(body);
                        drive(body);
                    }
                }
            }
        }
    }

    private static void benway(int mask, Report report) {
        report.attribute("ignition", (mask & 1 << 15) != 0);
        report.attribute("in2", (mask & 1 << 14) != 0);
        if ((mask & 1 << 12) != 0) {
            int degrees = mask & 0x1FF;
            report.attribute("temp1", (mask & 1 << 9) == 0 ? degrees : -degrees);
        } else {
            int value = mask & 0x3FF;
            report.attribute("adc1", (mask & 1 << 13) == 0 ? value / 10.0 : (double) value);
        }
    }

    /** Ignition, why it was sent, whether it was sent late, and the odometer in newer ones. */
    private static void ignition(Body body) {
        body.reason();
        if (body.remaining() == 4) {
            body.report().attribute("odometer", body.cursor().u32());
        }
    }

    private static void voltage(Body body, boolean wired) {
        StatusBlock.terminal(body.report(), body.cursor().u8(), wired);
        body.report().attribute("power", body.cursor().u16() / HUNDREDTH);
        body.report().attribute("rssi", body.cursor().u8());
    }

    private static void s5(Body body) {
        voltage(body, false);
        ByteCursor cursor = body.cursor();
        Alarms.tell(body.report(), cursor.u8(), body.model());
        body.report().attribute("oil", cursor.u16());
        int temperature = cursor.u8();
        int degrees = temperature & 0x7F;
        body.report().attribute("temp1", (temperature & 0x80) == 0 ? degrees : -degrees);
        body.report().attribute("odometer", cursor.u32() * 10);
    }

    /** The odometer, and a card that a driver has shown. */
    private static void card(Body body) {
        ByteCursor cursor = body.cursor();
        body.report().attribute("odometer", cursor.u32());
        String card = cursor.text(cursor.u8()).strip();
        if (!card.isEmpty() && card.chars().allMatch(c -> c > ' ' && c <= '~')) {
            body.report().attribute("card", card);
        }
    }

    /** What follows a card: whether it alarms, what the card is good for, and how long its driver drives. */
    private static void drive(Body body) {
        if (body.remaining() < 4) {
            return;
        }
        if (body.cursor().u8() > 0) {
            body.report().alarm("general");
        }
        body.report().attribute("cardStatus", body.cursor().u8());
        body.report().attribute("drivingTime", body.cursor().u16());
    }

    /** With a card that was held to it, and whether that is a valid one. */
    static void withCard(Body body) {
        body.gps();
        body.cell();
        driver(body);
        body.cursor().skip(1);
        body.reason();
    }

    /** Of the SR411 Mini: ignition and voltages. */
    static void withVoltages(Body body) {
        body.gps();
        body.cell();
        body.report().attribute("ignition", body.cursor().u8() > 0);
        body.report().attribute("power", body.cursor().u16() / HUNDREDTH);
        body.report().attribute("battery", body.cursor().u16() / HUNDREDTH);
    }

    /** Ignition and reason; some send the odometer behind them, and some temperature and humidity. */
    static void withReason(Body body) {
        if (body.model().layout() == Layout.NT) {
            nt(body, 3);
            return;
        }
        body.gps();
        boolean climate = body.remaining() == 24;
        if (climate) {
            CellBlock.read(body.cursor().part(9), body.report(), 2, 4);
        } else {
            body.cell();
        }
        body.reason();
        if (body.remaining() >= 4) {
            body.report().attribute("odometer", body.cursor().u32());
        }
        if (climate) {
            body.cursor().skip(4);
            int temperature = body.cursor().u16();
            double degrees = (temperature & 0x7FFF) / HUNDREDTH;
            body.report().attribute("temp1", (temperature & 0x8000) == 0 ? degrees : -degrees);
            body.report().attribute("humidity", body.cursor().u16() / HUNDREDTH);
        }
    }

    /** With the IMEI and the time of sending before the position. */
    private static void nt(Body body, int cellBytes) {
        ByteCursor cursor = body.cursor();
        Report report = body.report();
        cursor.skip(1 + IMEI_BYTES + 6);
        body.gps();
        int told = cursor.u8();
        int size = 5 + cellBytes;
        CellBlock.read(cursor.part(Math.clamp(told, size, size + 1) == size + 1 ? size : told), report, 2, cellBytes);
        StatusBlock.terminal(report, cursor.u8());
        report.attribute("power", cursor.u16() / HUNDREDTH);
        report.attribute("battery", cursor.u8() / 10.0);
        report.attribute("rssi", cursor.u8());
        Alarms.tell(report, cursor.u8(), body.model());
        cursor.skip(1);
        report.attribute("odometer", cursor.u24());
        hours(report, cursor.u24());
    }

    /** As with a reason, of NT models with the card of a driver; the cell has four bytes. */
    static void withDriver(Body body) {
        if (body.model().layout() != Layout.NT) {
            body.gps();
            CellBlock.read(body.cursor(), body.report(), 2, 4);
            return;
        }
        nt(body, 4);
        int length = body.cursor().u8();
        if (length > 1) {
            body.cursor().skip(1); // kind of card
            body.report().attribute("driverUniqueId", body.cursor().hex(length - 1));
        }
    }

    /** With a key that a driver held to it, behind the IMEI. */
    static void withKey(Body body) {
        body.cursor().skip(IMEI_BYTES);
        body.gps();
        CellBlock.read(body.cursor(), body.report(), 2, 4);
        body.report().attribute("driverUniqueId", String.valueOf(body.cursor().unsigned(6)));
    }

    static void hours(Report report, long minutes) {
        report.attribute("hours", minutes * 60_000);
    }

    /** A cell with a length before it, and the status; a driver's card behind them. */
    static void withStatus(Body body) {
        body.gps();
        int driver = body.model().layout() == Layout.VL103 ? 8 : 0;
        if (body.remaining() == CellBlock.SIZE + StatusBlock.SIZE) {
            body.cell();
            StatusBlock.readWired(body.cursor(), body.report(), body.model());
            return;
        }
        CellBlock.readCounted(body.cursor(), body.report(), StatusBlock.SIZE + driver);
        body.status();
        if (driver > 0) {
            driver(body);
        } else if (body.remaining() == 4) {
            body.report().attribute("odometer", body.cursor().u32());
        } else if (body.remaining() == 3 || body.remaining() == 7) {
            ignition(body);
        }
    }

    static void driver(Body body) {
        String card = body.cursor().hex(8);
        if (card.chars().anyMatch(digit -> digit != '0')) {
            body.report().attribute("driverUniqueId", card);
        }
    }

    static void withStatusAndFence(Body body) {
        body.gps();
        CellBlock.readCounted(body.cursor(), body.report(), StatusBlock.SIZE + 1);
        body.status();
        if (body.remaining() > 0) {
            body.report().attribute("geofence", body.cursor().u8());
        }
    }

    /** Members by number and length behind the reason. */
    static void withMembers(Body body) {
        body.gps();
        body.cell();
        body.reason();
        Modules.shortMembers(body);
    }

    /** Of 4G: area of four bytes and cell of eight. */
    static void wide(Body body) {
        body.gps();
        if (body.remaining() >= 15) {
            CellBlock.readWide(body.cursor(), body.report());
        }
        body.reason();
        if (body.remaining() >= 4) {
            body.report().attribute("odometer", body.cursor().u32());
        }
    }

    static void wideWithMembers(Body body) {
        body.gps();
        body.report().attribute("event", body.cursor().u8());
        body.report().attribute("archive", body.cursor().u8() > 0);
        CellBlock.readKind(body.cursor(), body.report());
        Modules.shortMembers(body);
    }

    /** An alarm with members behind the status. */
    static void withStatusAndMembers(Body body) {
        body.gps();
        CellBlock.readKind(body.cursor(), body.report());
        body.status();
        Modules.shortMembers(body);
    }
}
