package org.tallyman.dialect.gt06;

import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.gt06.Model.Codes;
import org.tallyman.dialect.tracker.Report;

/** The makers' codes of alarms. */
final class Alarms {

    private Alarms() {}

    /** Of location and status messages; a code that is none of an alarm is told as an event. */
    static void tell(Report report, int code, Model model) {
        String alarm = name(code, model);
        if (alarm != null) {
            report.alarm(alarm);
        } else if (code != 0) {
            report.attribute("event", code);
        }
    }

    private static @Nullable String name(int code, Model model) {
        Codes codes = model.codes();
        return switch (code) {
            case 0x01 -> "sos";
            case 0x02 -> "powerCut";
            case 0x03 -> "vibration";
            case 0x04 -> "geofenceEnter";
            case 0x05 -> "geofenceExit";
            case 0x06 -> "overspeed";
            case 0x09 -> codes == Codes.VL ? "tow" : "vibration";
            case 0x0C, 0x13, 0x25, 0x32 -> "tampering";
            case 0x0E, 0x0F -> "lowBattery";
            case 0x11 -> "powerOff";
            case 0x14 -> "door";
            case 0x17 -> "jamming";
            case 0x18 -> codes == Codes.LW ? "accident" : "removing";
            case 0x19 -> codes == Codes.LW ? "hardAcceleration" : "lowBattery";
            case 0x1A, 0x27 -> "hardBraking";
            case 0x1B, 0x2A, 0x2B, 0x2E -> "hardCornering";
            case 0x23 -> "fallDown";
            case 0x26 -> "hardAcceleration";
            case 0x28 ->
                switch (codes) {
                    case SEEWORLD -> "hardCornering";
                    case VL -> "powerOff";
                    default -> "hardBraking";
                };
            case 0x29 -> codes == Codes.SEEWORLD ? "accident" : "hardAcceleration";
            case 0x2C -> "accident";
            case 0x30 -> codes == Codes.VL ? "hardBraking" : "jamming";
            case 0x33 -> "lock";
            case 0x34 -> "unlock";
            case 0x53 -> "fuelLeak";
            case 0x5B, 0x5C -> "temperature";
            case 0xC9 -> "idle";
            case 0x107, 0x10B -> "jamming";
            default -> null;
        };
    }

    /** Of the messages that a camera's event makes. */
    static @Nullable String camera(int code, boolean placed) {
        return switch (code) {
            case 0x01 -> placed ? "sos" : "general";
            case 0x0E -> "lowPower";
            case 0x76 -> "temperature";
            case 0x80 -> "vibration";
            case 0x87 -> "overspeed";
            case 0x88 -> "powerCut";
            case 0x90 -> "hardAcceleration";
            case 0x91 -> "hardBraking";
            case 0x92 -> "hardCornering";
            case 0x93 -> "accident";
            default -> null;
        };
    }
}
