package org.tallyman.dialect.gt06;

import org.tallyman.dialect.tracker.Report;

/** What a vehicle's computer says: pairs of a number, whose first two digits tell what it is of, and a hexadecimal value. */
final class Obd {

    private static final double HUNDREDTH = 100;
    private static final double METRES = 10;

    /** A position and what follows it, behind the pairs. */
    private static final int BEHIND = 12;

    private Obd() {}

    static void read(Body body) {
        body.time();
        body.report().attribute("ignition", body.cursor().u8() > 0);
        String text = body.cursor().text(Math.max(0, body.remaining() - BEHIND));
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            int equals = text.indexOf('=', from);
            if (equals > from + 1 && equals < end) {
                tell(body.report(), text.substring(from, from + 2), text.substring(equals + 1, end));
            }
            from = end + 1;
        }
    }

    private static void tell(Report report, String name, String value) {
        if (name.equals("4A")) {
            if (!value.isEmpty()) {
                report.attribute("vin", value);
            }
            return;
        }
        long number = hexadecimal(value);
        if (number < 0) {
            return;
        }
        switch (name) {
            case "28" -> report.attribute("obdOdometer", number * METRES);
            case "2B" -> report.attribute("fuel", number / HUNDREDTH);
            case "2D" -> report.attribute("coolantTemp", number / HUNDREDTH);
            case "35" -> report.attribute("obdSpeed", number / HUNDREDTH);
            case "36" -> report.attribute("rpm", number / HUNDREDTH);
            case "47" -> report.attribute("fuelUsed", number / HUNDREDTH);
            case "49" -> report.attribute("engineHours", number / HUNDREDTH);
            default -> {}
        }
    }

    /** Below zero when it is none. */
    private static long hexadecimal(String digits) {
        if (digits.isEmpty() || digits.length() > 8) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number << 4 | digit;
        }
        return number;
    }
}
