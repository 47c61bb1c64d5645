package org.tallyman.dialect.teltonika;

import org.tallyman.dialect.tracker.Report;

/** What a scale on the serial port says of a lorry and its trailer, in tonnes. */
final class AxleLoads {

    private static final String START = "UUUUww";
    private static final String END = ";SSS";
    private static final String[] NAMES = {
        "axle1",
        "axle2",
        "axle3",
        "axle4",
        "axle5",
        "axle6",
        "axle7",
        "axle8",
        "loadTruck",
        "loadTrailer",
        "totalTruck",
        "totalTrailer"
    };

    private AxleLoads() {}

    /** Whether the text is such a message. */
    static boolean tell(Report report, String text) {
        if (!text.startsWith(START) || !text.endsWith(END) || text.length() < START.length() + END.length()) {
            return false;
        }
        String[] loads =
                text.substring(START.length(), text.length() - END.length()).split(";", -1);
        if (loads.length != NAMES.length) {
            return false;
        }
        double[] tonnes = new double[loads.length];
        for (int i = 0; i < loads.length; i++) {
            if (!loads[i].matches("\\d{1,6}(\\.\\d{1,6})?")) {
                return false;
            }
            tonnes[i] = Double.parseDouble(loads[i]);
        }
        for (int i = 0; i < NAMES.length; i++) {
            report.attribute(NAMES[i], tonnes[i]);
        }
        return true;
    }
}
