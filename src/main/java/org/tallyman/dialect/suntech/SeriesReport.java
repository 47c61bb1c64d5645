package org.tallyman.dialect.suntech;

import org.tallyman.dialect.Profile;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/**
 * A report of the older series: prefix of series and type, id, model of some, firmware, date, time, cell of most, position,
 * satellites, fix, mileage in m, supply voltage, inputs and outputs, and what its type adds.
 */
final class SeriesReport {

    private static final long MS_A_MINUTE = 60_000;
    private static final int BACKUP_BATTERY_MAX = 10;
    private static final int ANALOGUES = 3;
    private static final int THERMOMETERS = 3;

    private final Fields fields;
    private final String series;
    private final String type;
    private final Profile profile;
    private final Report report = new Report();

    private SeriesReport(Fields fields, String series, String type, Profile profile) {
        this.fields = fields;
        this.series = series;
        this.type = type;
        this.profile = profile;
    }

    static boolean isKnown(String type) {
        return switch (type) {
            case "STT", "EMG", "EVT", "ALT", "UEX" -> true;
            default -> false;
        };
    }

    /** Of the field behind the id. */
    static Report read(Fields fields, String series, String type, Profile profile) {
        SeriesReport reader = new SeriesReport(fields, series, type, profile);
        reader.read();
        return reader.report;
    }

    private void read() {
        report.attribute("type", type);
        if (series.startsWith("ST3") || series.equals("ST500") || series.equals("ST600")) {
            fields.skip(1); // model
        }
        Values.text(fields, "versionFw", report);
        Values.time(fields, report);
        if (!series.equals("ST500")) {
            readCell();
        }
        Values.position(fields, report);
        Values.whole(fields, "sat", report);
        Values.valid(fields, report);
        Values.whole(fields, "odometer", report);
        Values.decimal(fields, "power", report);
        readContacts(fields.next());
        readEvent();
        if (profile.setting("hbm").map("true"::equals).orElseGet(this::hasOptions)) {
            readOptions();
        }
    }

    private void readCell() {
        long cell = fields.hex(fields.next(), 0);
        if (series.equals("ST600")) {
            long country = fields.whole(fields.next(), 0);
            long network = fields.whole(fields.next(), 0);
            long area = fields.hex(fields.next(), 0);
            long strength = fields.whole(fields.next(), 0);
            if (country > 0) {
                report.cell(country, network, area, cell, -Math.abs(strength));
            }
        }
    }

    /** A digit each: ignition, three inputs, two outputs. */
    private void readContacts(int field) {
        if (fields.length(field) < 6) {
            return;
        }
        report.attribute("ignition", fields.at(field, 0) == '1');
        for (int input = 1; input <= 3; input++) {
            report.attribute("in" + input, fields.at(field, input) == '1');
        }
        report.attribute("out1", fields.at(field, 4) == '1');
        report.attribute("out2", fields.at(field, 5) == '1');
    }

    private void readEvent() {
        switch (type) {
            case "STT" -> {
                Values.whole(fields, "status", report);
                Values.whole(fields, "index", report);
            }
            case "EMG" -> Alarms.addEmergency(fields.whole(fields.next(), 0), report);
            case "EVT" -> Values.whole(fields, "event", report);
            case "ALT" -> Alarms.addAlert(fields.whole(fields.next(), 0), report);
            default -> SerialData.read(fields, report);
        }
    }

    /** Whether hour meter, backup battery and live or not come next, as they look: digits, volts, 0 or 1. */
    private boolean hasOptions() {
        int at = fields.position();
        double battery = fields.decimal(at + 1);
        return fields.isDigits(at)
                && battery >= 0
                && battery < BACKUP_BATTERY_MAX
                && (fields.is(at + 2, "0") || fields.is(at + 2, "1"));
    }

    /** What a device sends when it was set up so: hour meter in minutes, backup battery, live or not, and more. */
    private void readOptions() {
        long minutes = fields.whole(fields.next(), -1);
        if (minutes >= 0) {
            report.attribute("hours", minutes * MS_A_MINUTE);
        }
        Values.decimal(fields, "battery", report);
        Values.archive(fields, report);
        if (profile.is("includeAdc")) {
            for (int input = 1; input <= ANALOGUES; input++) {
                Values.decimal(fields, "adc" + input, report);
            }
        }
        if (profile.is("includeRpm")) {
            Values.whole(fields, "rpm", report);
        }
        if (fields.count() - fields.position() >= 2) {
            int driver = fields.next();
            if (fields.is(fields.next(), "1") && !fields.isEmpty(driver)) {
                report.attribute("driverUniqueId", fields.text(driver));
            }
        }
        if (profile.is("includeTemp")) {
            for (int sensor = 1; sensor <= THERMOMETERS; sensor++) {
                Fields pair = fields.within(fields.next(), ':');
                report.number("temp" + sensor, pair.decimal(pair.count() - 1));
            }
        }
    }
}
