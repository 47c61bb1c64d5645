package org.tallyman.dialect.queclink;

import java.util.Map;
import java.util.Set;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * Reports of something that happened, in whatever layout: what type and report type say, a position if there is one, the
 * cell behind it or alone. Types that are not known come out with their position all the same.
 */
final class Event {

    private static final Map<String, String> ALARMS = Map.ofEntries(
            Map.entry("SOS", "sos"),
            Map.entry("SPD", "overspeed"),
            Map.entry("TOW", "tow"),
            Map.entry("IDL", "idle"),
            Map.entry("PNA", "powerOn"),
            Map.entry("PFA", "powerOff"),
            Map.entry("EPN", "powerRestored"),
            Map.entry("MPN", "powerRestored"),
            Map.entry("EPF", "powerCut"),
            Map.entry("MPF", "powerCut"),
            Map.entry("BPL", "lowBattery"),
            Map.entry("STT", "movement"),
            Map.entry("SWG", "geofence"),
            Map.entry("TMP", "temperature"),
            Map.entry("TEM", "temperature"),
            Map.entry("CRA", "accident"),
            Map.entry("JDR", "jamming"),
            Map.entry("JDS", "jamming"));

    /** Reports of a position that was asked for or is due, which end as the fixed report of the model does. */
    private static final Set<String> FIXED = Set.of("CTN", "DOG", "GEO", "RTL", "STR");

    private Event() {}

    static void read(Sentence sentence, Report report) {
        readType(sentence, report);
        readValue(sentence, report);
        String alarm = ALARMS.get(sentence.type());
        if (alarm != null) {
            report.alarm(alarm);
        }
        if (Accessory.position(sentence, sentence.body(), report)) {
            readTail(sentence, report);
        } else {
            readCell(sentence, report);
        }
    }

    /** Mileage or battery level or both, where they alone are left. */
    private static void readTail(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        if (sentence.end() - fields.position() > 2) {
            if (FIXED.contains(sentence.type())) {
                FixedReport.readTail(sentence, report);
            }
            return;
        }
        for (int field = fields.position(); field < sentence.end(); field++) {
            if (PositionBlock.contains(fields, field, '.')) {
                report.number("odometer", fields.decimal(field) * 1_000);
            } else if (fields.length(field) <= 3) {
                PositionBlock.whole(fields, field, "batteryLevel", report);
            }
        }
    }

    /** The report type is two fields behind the name: high digit an input or a level of speed, low digit on or off. */
    private static void readType(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int field = sentence.body() + (sentence.hasVehicleNumber() ? 3 : 2);
        long type = fields.length(field) > 2 ? -1 : fields.hex(field, -1);
        if (type < 0) {
            return;
        }
        switch (sentence.type()) {
            case "NMR" -> report.attribute("motion", type == 1);
            case "DIS" -> report.attribute("in" + (type >> 4), (type & 0xF) == 1);
            case "GEO" -> report.alarm((type & 0xF) == 1 ? "geofenceEnter" : "geofenceExit");
            case "IGL" -> report.attribute("ignition", (type & 0xF) == 1);
            case "HBM" -> {
                switch ((int) type & 0xF) {
                    case 0, 3 -> report.alarm("hardBraking");
                    case 1, 4 -> report.alarm("hardAcceleration");
                    case 2 -> report.alarm("hardCornering");
                    default -> {}
                }
            }
            default -> {}
        }
    }

    /** The one value that a type is about, or few; those of vehicles stand right before the position. */
    private static void readValue(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        int body = sentence.body() + (sentence.hasVehicleNumber() ? 1 : 0);
        int position = sentence.position(body);
        switch (sentence.type()) {
            case "BPL" -> report.number("battery", fields.decimal(body + 1));
            case "BTC" -> report.attribute("charge", true);
            case "STC" -> report.attribute("charge", false);
            case "STT" -> Information.state(fields, body + 1, report);
            case "IDF" -> Information.state(fields, position - 2, report);
            case "GSS" -> {
                PositionBlock.whole(fields, body + 2, "sat", report);
                Information.state(fields, body + 3, report);
            }
            case "EPS" -> {
                if (position >= 0) {
                    report.number("power", fields.decimal(position - 3) / 1_000);
                }
            }
            case "TEM", "TMP" -> {
                boolean before = position <= body + 3;
                report.number("temp1", fields.decimal(before ? body + 2 : sentence.end() - 1));
            }
            case "STR", "CTN" -> {
                if (sentence.model().startsWith("GL5")) {
                    report.number("temp1", fields.decimal(body + 4));
                    PositionBlock.whole(fields, body + 5, "batteryLevel", report);
                }
            }
            default -> {}
        }
    }

    private static void readCell(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        for (int field = sentence.body(); field + 3 < sentence.end(); field++) {
            if (fields.length(field) == 4
                    && fields.length(field + 1) == 4
                    && fields.length(field + 2) == 4
                    && fields.length(field + 3) >= 4
                    && fields.length(field + 3) <= 8
                    && fields.isDigits(field)
                    && fields.isDigits(field + 1)) {
                Surroundings.cell(fields, field, null, report);
                return;
            }
        }
    }

    /** GTIGN, GTIGF, GTVGN, GTVGF: ignition, real or virtual, with its last duration, position, hour meter, mileage. */
    static void readIgnition(Sentence sentence, Report report) {
        Fields fields = sentence.fields();
        report.attribute("ignition", sentence.type().endsWith("GN"));
        int from = sentence.body();
        int position = sentence.position(from);
        fields.seek(position >= 0 ? position : from + (sentence.model().equals("CV200") ? 4 : 2));
        PositionBlock.read(sentence, report);
        VehicleTail.hours(fields, fields.next(), report);
        report.number("odometer", fields.decimal(fields.next()) * 1_000);
    }

    /** GTLSW, GTTSW: a switch, name, type, state, position. */
    static void readSwitch(Sentence sentence, Report report) {
        long state = sentence.fields().whole(sentence.body() + 2, -1);
        if (state >= 0) {
            report.attribute(sentence.type().equals("LSW") ? "in1" : "in2", state == 1);
        }
        Accessory.position(sentence, sentence.body(), report);
    }
}
