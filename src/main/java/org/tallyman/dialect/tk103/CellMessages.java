package org.tallyman.dialect.tk103;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;

/** Messages of devices that see no satellites. */
final class CellMessages {

    private static final int ODOMETER_DIGITS = 8;

    private CellMessages() {}

    /** {@code BZ00}: country, network, area and cell, the last two in hexadecimal digits. */
    static boolean one(Message message, Report report) {
        Fields fields = message.fields();
        long country = fields.whole(0, -1);
        long network = fields.whole(1, -1);
        if (country < 0 || network < 0 || !fields.isHex(2) || !fields.isHex(3)) {
            return false;
        }
        report.cell(country, network, fields.hex(2, 0), fields.hex(3, 0), null);
        return true;
    }

    /** Country, network, area, cell, count of access points, each as address, strength and channel, date and time. */
    static boolean withAccessPoints(Message message, Report report) {
        Fields fields = message.fields();
        long country = fields.whole(0, -1);
        long network = fields.whole(1, -1);
        long area = fields.whole(2, -1);
        long cell = fields.whole(3, -1);
        int point = 5;
        while (fields.text(point).indexOf('*') > 0) {
            accessPoint(fields.text(point++), report);
        }
        int date = point;
        Instant time = fields.time(date, date + 1);
        if (country < 0 || network < 0 || area < 0 || cell < 0) {
            return false;
        }
        report.cell(country, network, area, cell, null);
        report.time(time, () -> fields.text(date) + " " + fields.text(date + 1));
        Commands.tell(message.command(), "", report);
        return true;
    }

    private static void accessPoint(String text, Report report) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Fields parts = new Fields(bytes, 0, bytes.length, '*');
        report.accessPoint(parts.text(0), parts.whole(1, 0));
    }

    /** Cells in braces, a line each, and the odometer in eight hexadecimal digits. */
    static boolean several(Message message, Report report) {
        String body = message.body();
        int comma = body.lastIndexOf(',');
        if (body.indexOf('{') < 0 || comma < 0 || body.length() - comma - 1 != ODOMETER_DIGITS) {
            return false;
        }
        int at = 0;
        for (int open = body.indexOf('{'); open >= 0; open = body.indexOf('{', at)) {
            int close = body.indexOf('}', open);
            if (close < 0) {
                return false;
            }
            byte[] bytes = body.substring(open + 1, close).getBytes(StandardCharsets.ISO_8859_1);
            Fields cell = new Fields(bytes, 0, bytes.length, ',');
            report.cell(cell.whole(0, 0), cell.whole(1, 0), cell.whole(2, 0), cell.whole(3, 0), null);
            at = close;
        }
        byte[] odometer = body.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1);
        report.attribute("odometer", new Fields(odometer, 0, odometer.length, ',').hex(0, 0));
        return true;
    }
}
