package org.tallyman.dialect.jt600;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** A sentence in brackets: the device's number, a type, and its fields. */
final class Sentence {

    private static final int TYPE = 1;
    private static final int DATE_DIGITS = 6;

    private Sentence() {}

    static List<String> ids(byte[] frame) {
        Fields fields = fields(frame);
        return fields.isDigits(0) ? List.of(fields.text(0)) : List.of();
    }

    private static Fields fields(byte[] frame) {
        boolean begins = frame.length > 0 && frame[0] == '(';
        int end = frame.length > 1 && frame[frame.length - 1] == ')' ? frame.length - 1 : frame.length;
        return new Fields(frame, begins ? 1 : end, end, ',');
    }

    static Decoding decode(Frame frame) {
        Fields fields = fields(frame.payload());
        List<String> ids = fields.isDigits(0) ? List.of(fields.text(0)) : List.of();
        String type = fields.text(TYPE);
        Report report = new Report();
        if (ids.isEmpty()) {
            return Decodings.refused(ids, new Refusal("sentence", "device number", fields.text(0), "digits"));
        }
        if (fields.is(SlaveReport.NAME_FIELD, SlaveReport.NAME)) {
            return SlaveReport.read(frame.payload(), report)
                    ? Decodings.of(report, frame, ids, null)
                    : refused(ids, SlaveReport.NAME);
        }
        return switch (type) {
            case "W01" -> Sentences.w01(fields, report) ? Decodings.of(report, frame, ids, null) : refused(ids, type);
            case "U01", "U02", "U03" -> located(Sentences.u01(fields, 2, report), report, frame, ids, "(S39)", type);
            case "U06" -> {
                report.number("event", fields.decimal(2));
                yield located(Sentences.u01(fields, 3, report), report, frame, ids, "(S20)", type);
            }
            case "P45" -> {
                String answer = "(P69,0," + Math.max(fields.whole(Sentences.P45_INDEX, 0), 0) + ")";
                yield located(Sentences.p45(fields, report), report, frame, ids, answer, type);
            }
            // Says that it is there.
            case "@JT", "U04" -> Decodings.nothing(ids, null);
            default -> type.startsWith("P") ? result(frame, ids, report) : other(frame, fields, ids, report);
        };
    }

    /** Other reports of a position, such as of later models: with an event before the date or without, and not answered. */
    private static Decoding other(Frame frame, Fields fields, List<String> ids, Report report) {
        String type = fields.text(TYPE);
        boolean event = fields.length(2) < DATE_DIGITS;
        if (!type.startsWith("U") || !Sentences.u01(fields, event ? 3 : 2, report)) {
            return refused(ids, type);
        }
        if (event) {
            report.number("event", fields.decimal(2));
        }
        return Decodings.of(report, frame, ids, null);
    }

    /** The answer to a command of the same name. */
    private static Decoding result(Frame frame, List<String> ids, Report report) {
        report.attribute("result", new String(frame.payload(), StandardCharsets.ISO_8859_1));
        return Decodings.of(report, frame, ids, null);
    }

    private static Decoding located(
            boolean understood, Report report, Frame frame, List<String> ids, String answer, String type) {
        return understood
                ? Decodings.of(report, frame, ids, Reply.acknowledging(answer.getBytes(StandardCharsets.US_ASCII)))
                : refused(ids, type);
    }

    private static Decoding refused(List<String> ids, String type) {
        return Decodings.refused(ids, new Refusal("sentence", "type", type, "a known type and its fields"));
    }
}
