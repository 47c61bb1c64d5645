package org.tallyman.dialect.queclink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/**
 * Reads position reports ({@code +RSP}), events ({@code +EVT}) and information ({@code +INF}) of the older binary form, live or
 * from memory, and what the vehicle's computer says ({@code +OBD}).
 */
final class BinaryReader {

    private static final double PER_VOLT = 1_000;
    private static final int BATTERY_LOW = 6;
    private static final int LOCATION_BY_CALL = 3;
    private static final int GEOFENCES = 8;
    private static final int COMPRESSED = 100;
    private static final int SIGNAL = 5;
    private static final int VERSIONS = 6;
    private static final int BATTERY = 7;
    private static final int VIN = 17;

    /** Bits of the vehicle's mask whose values have no length that is published. */
    private static final long UNKNOWN = 0b111L << 16;

    private static final double PER_DEGREE = 1e6;
    private static final int MAX_POSITIONS = 1_024;

    /** By event: bytes of its own before the position that are not read. */
    private static int eventBytes(int event) {
        return switch (event) {
            case 15, 34 -> 3; // updates
            case 17 -> 4; // idling
            case 21 -> 5; // satellite signal
            case 23, 33, 35 -> 1; // crash, jamming, roaming
            case 26 -> 12; // parking fence
            case 31 -> 2; // satellite jamming
            case 45, 46 -> 7; // virtual ignition
            default -> 0;
        };
    }

    private final byte[] frame;
    private final ByteCursor cursor;
    private final List<Report> reports = new ArrayList<>();
    private boolean broken;

    private BinaryReader(byte[] frame) {
        this.frame = frame;
        this.cursor = new ByteCursor(frame, 4, frame.length - 4);
    }

    static Decoding read(Frame frame, Profile profile) {
        byte[] bytes = frame.payload();
        List<String> ids = BinaryFrame.ids(bytes);
        Checksum checksum = BinaryFrame.isIntact(bytes) ? Checksum.OK : Checksum.BAD;
        if (checksum == Checksum.BAD && !profile.ignoresChecksum()) {
            return refused(BinaryFrame.wrongChecksum(bytes), ids, checksum);
        }
        BinaryReader reader = new BinaryReader(bytes);
        reader.read();
        if (reader.broken) {
            String length = bytes.length + " bytes";
            return refused(new Refusal("length", "frame", length, "ends before its positions do"), ids, checksum);
        }
        @Nullable Instant sent = BinaryFrame.sent(bytes);
        for (Report report : reader.reports) {
            if (!report.hasTime() && sent != null) {
                report.time(sent);
            }
        }
        return Decodings.of(reader.reports, frame, ids, checksum, null).sent(sent);
    }

    private static Decoding refused(Refusal refusal, List<String> ids, Checksum checksum) {
        return new Decoding(List.of(), List.of(new Rejection(0, 0, refusal)), ids, checksum, Optional.empty());
    }

    private void read() {
        switch (frame[1] << 8 | frame[2]) {
            case 'R' << 8 | 'S', 'B' << 8 | 'S' -> readPositions();
            case 'E' << 8 | 'V', 'B' << 8 | 'V' -> readEvent();
            case 'I' << 8 | 'N', 'B' << 8 | 'N' -> readInformation();
            case 'O' << 8 | 'B' -> readVehicle();
            default -> {} // heartbeats, acknowledgements, crash data
        }
    }

    private void readPositions() {
        int type = cursor.u8();
        cursor.skip(4 + 2 + 5 + 8); // mask, length, device type and versions, id
        int battery = cursor.u8();
        double power = cursor.u16() / PER_VOLT;
        cursor.skip(type == GEOFENCES ? 2 : 0);
        int state = cursor.u8();
        int satellites = cursor.u8();
        if (type == COMPRESSED) {
            new CompressedTrack(cursor, reports).read();
            return;
        }
        cursor.skip(1);
        if (type == LOCATION_BY_CALL) {
            cursor.skip(1);
            int digits = cursor.u8();
            while (!cursor.isOver() && (digits & 0xF) != 0xF && (digits & 0xF0) != 0xF0) {
                digits = cursor.u8();
            }
        }
        int count = Math.min(cursor.u8(), MAX_POSITIONS);
        for (int i = 0; i < count && !cursor.isOver(); i++) {
            Report report = new Report();
            state(state, report);
            report.attribute("batteryLevel", battery);
            report.attribute("power", power);
            report.attribute("sat", satellites);
            readPosition(report);
            reports.add(report);
        }
        broken = cursor.isOver();
    }

    private void readEvent() {
        int event = cursor.u8();
        cursor.skip(4 + 2 + 3); // mask, length, device type and protocol version
        Report report = new Report();
        report.attribute("versionFw", String.valueOf(cursor.u16()));
        cursor.skip(8);
        report.attribute("batteryLevel", cursor.u8());
        report.attribute("power", cursor.u16() / PER_VOLT);
        state(cursor.u8(), report);
        report.attribute("sat", cursor.u8());
        if (event == BATTERY_LOW) {
            report.attribute("battery", cursor.u16() / PER_VOLT);
            report.alarm("lowBattery");
        }
        cursor.skip(eventBytes(event) + 1);
        report.attribute("event", event);
        readPosition(report);
        broken = cursor.isOver();
        reports.add(report);
    }

    /** What the device says of itself, at length where one thing was asked for. */
    private void readInformation() {
        int type = cursor.u8();
        cursor.skip(2 + 2 + 8 + 3); // mask, length, id, device type and protocol version
        Report report = new Report();
        report.attribute("versionFw", String.valueOf(cursor.u16()));
        if (type == VERSIONS) {
            report.attribute("versionHw", String.valueOf(cursor.u16()));
            cursor.skip(2 + 2); // second processor, reserved
        }
        state(cursor.u8(), report);
        cursor.skip(1);
        report.attribute("sat", cursor.u8());
        cursor.skip(1 + 7 + 2); // mode, time of the last fix, reserved
        cursor.skip(2 + 2 + 2 + 5); // reports that are wanted, intervals, reserved
        if (type == BATTERY) {
            report.attribute("charge", cursor.u8() != 0);
            report.attribute("power", cursor.u16() / PER_VOLT);
            report.attribute("battery", cursor.u16() / PER_VOLT);
            report.attribute("batteryLevel", cursor.u8());
        }
        String iccid = cursor.hex(10);
        if (iccid.matches("[1-9]\\d{17,19}f{0,2}")) {
            report.attribute("iccid", iccid.replace("f", ""));
        }
        if (type == SIGNAL) {
            report.attribute("rssi", cursor.u8());
            cursor.skip(1);
        }
        broken = cursor.isOver();
        reports.add(report);
    }

    /** By a mask like that of the report in words. */
    private void readVehicle() {
        cursor.skip(1);
        long header = cursor.u32();
        cursor.skip(2 + 5 + 8 + ((header & 1 << 7) == 0 ? 0 : VIN) + 1); // length, versions, id, vehicle, report type
        long mask = cursor.u32();
        Report report = new Report();
        report.attribute("type", "OBD");
        if (has(mask, 0)) {
            report.attribute("vin", cursor.text(VIN));
        }
        cursor.skip(has(mask, 1) ? 1 : 0); // connected
        if (has(mask, 2)) {
            report.attribute("power", cursor.u16() / PER_VOLT);
        }
        cursor.skip(has(mask, 3) ? 4 : 0); // what it can tell
        word(mask, 4, "rpm", report);
        word(mask, 5, "obdSpeed", report);
        if (has(mask, 6)) {
            report.attribute("coolantTemp", cursor.s16());
        }
        word(mask, 7, "fuelConsumption", report);
        word(mask, 8, "dtcsClearedDistance", report);
        cursor.skip(has(mask, 9) ? 2 : 0); // distance since the malfunction indicator lit
        if (has(mask, 10)) {
            report.attribute("malfunction", cursor.u8() > 0);
        }
        if (has(mask, 11)) {
            int count = cursor.u8();
            report.attribute("dtcsNumber", count);
            report.attribute("dtcsCodes", cursor.hex(2 * Math.max(1, count)));
        }
        octet(mask, 13, "throttle", report);
        octet(mask, 14, "engineLoad", report);
        octet(mask, 15, "fuelLevel", report);
        if ((mask & UNKNOWN) == 0 && has(mask, 20)) {
            cursor.skip(has(mask, 19) ? 2 : 0);
            readFix(report);
            if (has(mask, 21)) {
                readCell(report);
            }
        }
        broken = cursor.isOver();
        reports.add(report);
    }

    private static boolean has(long mask, int bit) {
        return (mask >> bit & 1) != 0;
    }

    private void word(long mask, int bit, String name, Report report) {
        if (has(mask, bit)) {
            report.attribute(name, cursor.u16());
        }
    }

    private void octet(long mask, int bit, String name, Report report) {
        if (has(mask, bit)) {
            report.attribute(name, cursor.u8());
        }
    }

    private void readPosition(Report report) {
        readFix(report);
        readCell(report);
    }

    private void readFix(Report report) {
        int accuracy = cursor.u8();
        report.attribute("hdop", accuracy);
        report.valid(accuracy > 0);
        report.speedKmh(cursor.u24() / 10.0);
        report.courseDegrees(cursor.u16());
        report.altitudeM(cursor.s16());
        double longitude = cursor.s32() / PER_DEGREE;
        double latitude = cursor.s32() / PER_DEGREE;
        int at = cursor.position();
        @Nullable Instant time = BinaryFrame.time(cursor);
        report.position(latitude, longitude);
        if (time == null) {
            report.noFixTime(HexFormat.of().formatHex(frame, at, Math.min(at + 7, frame.length)));
        } else {
            report.time(time);
        }
    }

    private void readCell(Report report) {
        int country = cursor.u16();
        int network = cursor.u16();
        long area = cursor.u16();
        long cell = cursor.u16();
        if (country != 0) {
            report.cell(decimal(country), decimal(network), area, cell, null);
        }
        cursor.skip(1);
    }

    /** Country and network codes have a decimal digit in each four bits. */
    private static long decimal(long digits) {
        return (digits >> 12 & 0xF) * 1_000 + (digits >> 8 & 0xF) * 100 + (digits >> 4 & 0xF) * 10 + (digits & 0xF);
    }

    private static void state(int state, Report report) {
        int ignition = state >> 4;
        if (ignition == 1 || ignition == 2) {
            report.attribute("ignition", ignition == 2);
        }
        int motion = state & 0xF;
        if (motion == 1 || motion == 2 || motion == 6 || motion == 0xA) {
            report.attribute("motion", motion != 1);
        }
    }
}
