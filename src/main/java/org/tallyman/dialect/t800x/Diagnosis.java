package org.tallyman.dialect.t800x;

import java.util.HexFormat;
import java.util.StringJoiner;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Report;

/** What the connector for diagnosis answered: 55 AA, length, 41, what was asked, the answer, a check byte. */
final class Diagnosis {

    private static final int HEAD = 0x55AA;
    private static final int LENGTH = 0x0FFF;
    private static final int ANSWER = 0x41;
    private static final int TROUBLE = 0x03;
    private static final int CLEARED = 0x04;
    private static final int VIN = 0x05;
    private static final int LASTING_TROUBLE = 0x0A;
    private static final int CODE = 3;
    private static final String SYSTEMS = "PCBU";

    private Diagnosis() {}

    static Report read(Message message) {
        ByteCursor cursor = message.content();
        Report report = OtherMessages.timed(cursor);
        if (cursor.u16() != HEAD) {
            return report;
        }
        int length = cursor.u16() & LENGTH;
        if (length < CODE || length > cursor.remaining() || cursor.u8() != ANSWER) {
            return report;
        }
        int asked = cursor.u8();
        ByteCursor answer = cursor.part(length - CODE);
        switch (asked) {
            case TROUBLE, LASTING_TROUBLE -> readTrouble(answer, report);
            case CLEARED -> report.attribute("dtcsCleared", answer.u8() == 1);
            case VIN -> {
                String vin = answer.text(answer.remaining()).trim();
                if (!vin.isEmpty() && vin.chars().allMatch(c -> c > ' ' && c <= 'Z')) {
                    report.attribute("vin", vin);
                }
            }
            default -> {}
        }
        return report;
    }

    /** The standard by which they are told, then codes of two bytes with a state: the first two bits tell the system. */
    private static void readTrouble(ByteCursor answer, Report report) {
        answer.skip(1);
        StringJoiner codes = new StringJoiner(" ");
        int count = 0;
        while (answer.remaining() >= CODE) {
            int code = answer.u16();
            answer.skip(1);
            codes.add(
                    SYSTEMS.charAt(code >> 14) + HexFormat.of().withUpperCase().toHexDigits((short) (code & 0x3FFF)));
            count++;
        }
        report.attribute("dtcsNumber", count);
        if (count > 0) {
            report.attribute("dtcs", codes.toString());
        }
    }
}
