package org.tallyman.dialect.t800x;

import java.util.ArrayList;
import java.util.List;
import org.tallyman.dialect.tracker.Bcd;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** How a driver drove: by satellites, with the state before and after, or by acceleration. */
final class Behaviour {

    private static final int TIME_AND_PLACE = 22;
    private static final int WITH_ENGINE = 24;
    private static final int PLACED = 0x40;
    private static final int FELT = 28;
    private static final int FELT_WITH_ENGINE = 30;

    private Behaviour() {}

    /** Behaviour, then two states, each with time, place and, of cars with OBD, engine speed. */
    static List<Report> readBySatellites(Message message) {
        ByteCursor cursor = message.content();
        int behaviour = cursor.u8();
        int length = cursor.remaining() / 2;
        List<Report> reports = new ArrayList<>(2);
        while (length >= TIME_AND_PLACE && cursor.remaining() >= length) {
            reports.add(readState(new ByteCursor(cursor.bytes(length)), PLACED, length >= WITH_ENGINE));
        }
        if (!reports.isEmpty()) {
            Alarms.addBehaviour(behaviour, false, reports.getLast());
        }
        return reports;
    }

    /** Behaviour, time, status, acceleration, place, and of cars with OBD engine speed. */
    static List<Report> readByAcceleration(Message message) {
        ByteCursor cursor = message.content();
        int behaviour = cursor.u8();
        Report report = readFelt(cursor, message.kind() == Message.OBD);
        Alarms.addBehaviour(behaviour, true, report);
        return cursor.isOver() ? List.of() : List.of(report);
    }

    /** Kind of accident, then what was felt from moment to moment, each as in {@link #readByAcceleration}. */
    static List<Report> readAccident(Message message) {
        ByteCursor cursor = message.content();
        cursor.skip(1);
        boolean engine = message.kind() == Message.OBD;
        List<Report> reports = new ArrayList<>();
        while (cursor.remaining() >= (engine ? FELT_WITH_ENGINE : FELT)) {
            reports.add(readFelt(cursor, engine));
        }
        if (!reports.isEmpty()) {
            reports.getFirst().alarm("accident");
        }
        return reports;
    }

    private static Report readFelt(ByteCursor cursor, boolean engine) {
        Report report = new Report();
        time(cursor, report);
        int status = cursor.u8();
        AssetReport.readAcceleration(cursor, report);
        Place.read(cursor, status, report);
        if (engine) {
            engine(cursor, report);
        }
        return report;
    }

    private static Report readState(ByteCursor cursor, int status, boolean engine) {
        Report report = new Report();
        time(cursor, report);
        Place.read(cursor, status, report);
        if (engine) {
            engine(cursor, report);
        }
        return report;
    }

    private static void time(ByteCursor cursor, Report report) {
        Bcd.time(cursor, report, 0);
    }

    private static void engine(ByteCursor cursor, Report report) {
        int rpm = cursor.u16();
        if (rpm != 0xFFFF) {
            report.attribute("rpm", rpm);
        }
    }
}
