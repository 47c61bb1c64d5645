package org.tallyman.dialect.h02;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** A sentence: {@code *}, two letters of the maker, the device's name, a type and what belongs to the type. */
final class Sentence {

    private static final int ID = 1;
    private static final int TYPE = 2;

    private Sentence() {}

    static List<String> ids(byte[] frame) {
        Fields fields = fields(frame);
        return fields.isDigits(ID) ? List.of(fields.text(ID)) : List.of();
    }

    /** Whether it is the sentence by which devices answer commands. */
    static boolean isAnswer(byte[] frame) {
        return fields(frame).is(TYPE, "V4");
    }

    private static Fields fields(byte[] frame) {
        boolean begins = frame.length > 0 && frame[0] == '*';
        int end = frame.length;
        while (end > 1 && frame[end - 1] != '#') {
            end--;
        }
        return new Fields(frame, begins ? 1 : frame.length, end > 1 ? end - 1 : frame.length, ',');
    }

    static Decoding decode(Frame frame, boolean acks) {
        Fields fields = fields(frame.payload());
        List<String> ids = fields.isDigits(ID) ? List.of(fields.text(ID)) : List.of();
        String id = ids.isEmpty() ? "" : ids.getFirst();
        String type = fields.text(TYPE);
        Report report = new Report();
        return switch (type) {
            case "V0", "HTBT" -> heartbeat(frame, fields, ids);
            case "XT" -> Decodings.nothing(ids, null);
            case "LINK" -> {
                Sentences.link(fields, report);
                yield Decodings.of(report, frame, ids, null);
            }
            case "NBR" -> {
                Sentences.neighbours(fields, report);
                yield Decodings.of(report, frame, ids, Answers.confirmed(id, type, frame.receivedAt()));
            }
            case "V3" -> {
                Sentences.cells(fields, report);
                yield Decodings.of(report, frame, ids, null);
            }
            case "VP1" -> {
                Sentences.phonePosition(fields, report, frame.receivedAt());
                yield Decodings.of(report, frame, ids, null);
            }
            case "SMS" -> {
                report.attribute("result", rest(frame.payload(), fields));
                yield Decodings.of(report, frame, ids, null);
            }
            default -> position(frame, fields, ids, acks);
        };
    }

    /** Echoed up to its type. */
    private static Decoding heartbeat(Frame frame, Fields fields, List<String> ids) {
        String echo = "*" + fields.text(0) + "," + fields.text(ID) + "," + fields.text(TYPE) + "#";
        Reply reply = Reply.atOnce(echo.getBytes(StandardCharsets.ISO_8859_1));
        if (!fields.is(TYPE, "HTBT") || !fields.isDigits(3)) {
            return Decodings.nothing(ids, reply);
        }
        Report report = new Report();
        report.batteryPercent(fields.decimal(3));
        return Decodings.of(report, frame, ids, reply);
    }

    private static String rest(byte[] frame, Fields fields) {
        int from = 1 + fields.length(0) + 1 + fields.length(ID) + 1 + fields.length(TYPE) + 1;
        int to = frame.length;
        while (to > from && frame[to - 1] != '#') {
            to--;
        }
        return to <= from ? "" : new String(frame, from, to - 1 - from, StandardCharsets.ISO_8859_1);
    }

    private static Decoding position(Frame frame, Fields fields, List<String> ids, boolean acks) {
        String type = fields.text(TYPE);
        if (!type.startsWith("V")) {
            return Decodings.refused(ids, new Refusal("sentence", "type", type, "a known type of sentence"));
        }
        if (!isAnswer(frame.payload()) && fields.count() < PositionSentence.FIELDS) {
            String rule = "time, validity, latitude, longitude, speed and course behind the type";
            return Decodings.refused(ids, new Refusal("length", "sentence", fields.toString(), rule));
        }
        Report report = new Report();
        boolean placed = PositionSentence.read(fields, report, frame.receivedAt());
        if (!placed || ids.isEmpty()) {
            return Decodings.of(report, frame, ids, null);
        }
        String id = ids.getFirst();
        Reply reply = type.equals("V1")
                ? Answers.confirmed(id, type, frame.receivedAt())
                : acks ? Answers.received(id, frame.receivedAt()) : null;
        return Decodings.of(report, frame, ids, reply);
    }
}
