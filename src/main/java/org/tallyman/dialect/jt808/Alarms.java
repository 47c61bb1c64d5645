package org.tallyman.dialect.jt808;

import java.util.Arrays;
import org.tallyman.dialect.tracker.Report;

/** The alarms of a position, a bit each, as the standard has them; some models gave them meanings of their own. */
final class Alarms {

    /** Bits that make a name, in the order in which they are told. */
    private record Alarm(long mask, String name) {}

    private static final Alarm ACCIDENT = new Alarm(1 << 29 | 1 << 30, "accident");

    private static final Alarm[] STANDARD = {
        new Alarm(1, "sos"),
        new Alarm(1 << 1, "overspeed"),
        new Alarm(1 << 4 | 1 << 9 | 1 << 10 | 1 << 11, "fault"),
        new Alarm(1 << 5, "gpsAntennaCut"),
        new Alarm(1 << 7 | 1 << 18, "lowBattery"),
        new Alarm(1 << 8, "powerOff"),
        new Alarm(1 << 15, "vibration"),
        new Alarm(1 << 16 | 1 << 17, "tampering"),
        new Alarm(1 << 20, "geofence"),
        new Alarm(1 << 28, "movement"),
        ACCIDENT
    };

    private static final Alarm[] SEALS = {
        new Alarm(1 | 1 << 4, "removing"), new Alarm(1 << 1, "tampering"),
    };

    /** Models whose accidents are none. */
    private static final Alarm[] CALM =
            Arrays.stream(STANDARD).filter(alarm -> !alarm.equals(ACCIDENT)).toArray(Alarm[]::new);

    private static final Alarm[] AOVX = {new Alarm(1 << 16, "movement")};

    private Alarms() {}

    static void tell(Report report, long bits, String model) {
        if (bits == 0) {
            return;
        }
        Alarm[] alarms = switch (model) {
            case "G-360P", "G-508P" -> SEALS;
            case "AL300", "GL100" -> AOVX;
            case "VL300" -> CALM;
            default -> STANDARD;
        };
        for (Alarm alarm : alarms) {
            if ((bits & alarm.mask) != 0) {
                report.alarm(alarm.name);
            }
        }
    }
}
