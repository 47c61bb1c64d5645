package org.tallyman.dialect.tk103;

import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Report;

/** Why a device sent a position, by the command it carries. */
final class Commands {

    private Commands() {}

    /** @param data the first digit behind the command; empty where there is none */
    static void tell(String command, String data, Report report) {
        String alarm = switch (command) {
            case "BQ81" -> trip(data);
            case "BO01" -> alarm(data);
            default -> sensor(command);
        };
        if (alarm != null) {
            report.alarm(alarm);
        }
        switch (command) {
            case "ZC15", "DW35", "DW55", "ZC29", "DW42", "DW62" -> report.attribute("ignition", true);
            case "ZC16", "DW36", "DW56" -> report.attribute("ignition", false);
            default -> {
                // Told by the state, if at all.
            }
        }
    }

    private static @Nullable String trip(String type) {
        return switch (type) {
            case "0" -> "lowBattery";
            case "1" -> "overspeed";
            case "2" -> "idle";
            case "3" -> "hardAcceleration";
            case "4" -> "hardBraking";
            case "5" -> "temperature";
            default -> null;
        };
    }

    private static @Nullable String alarm(String type) {
        return switch (type) {
            case "0" -> "powerCut";
            case "1" -> "accident";
            case "2" -> "sos";
            case "3" -> "vibration";
            case "4" -> "lowspeed";
            case "5" -> "overspeed";
            case "6" -> "geofenceExit";
            default -> null;
        };
    }

    private static @Nullable String sensor(String command) {
        return switch (command) {
            case "ZC11", "DW31", "DW51" -> "movement";
            case "ZC12", "DW32", "DW52" -> "lowBattery";
            case "ZC13", "DW33", "DW53" -> "powerCut";
            case "ZC17", "DW37", "DW57" -> "removing";
            case "ZC25", "DW3E", "DW5E" -> "sos";
            case "ZC26", "DW3F", "DW5F" -> "tampering";
            case "ZC27", "DW40", "DW60" -> "lowPower";
            default -> null;
        };
    }
}
