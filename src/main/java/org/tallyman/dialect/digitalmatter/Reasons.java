package org.tallyman.dialect.digitalmatter;

import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.Report;

/** Why a device made a record: the maker's numbers, the same in all its shapes. */
final class Reasons {

    private Reasons() {}

    static void tell(long reason, Report report) {
        report.attribute("event", reason);
        String alarm = alarm((int) reason);
        if (alarm != null) {
            report.alarm(alarm);
        }
    }

    private static @Nullable String alarm(int reason) {
        return switch (reason) {
            case 12 -> "hardBraking";
            case 13 -> "hardAcceleration";
            case 14 -> "hardCornering";
            case 18 -> "overspeed";
            case 20 -> "tow";
            case 23 -> "accident";
            case 29 -> "tampering";
            case 44 -> "geofenceEnter";
            case 45 -> "geofenceExit";
            default -> null;
        };
    }
}
