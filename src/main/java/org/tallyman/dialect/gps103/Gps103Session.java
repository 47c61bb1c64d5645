package org.tallyman.dialect.gps103;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Fields;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/**
 * One device. Messages of an engine tell only the device's local time: how far that is from UTC is known from
 * positions, which tell both, and is this session's context, in minutes.
 */
final class Gps103Session implements Session {

    /** {@code imei:…,L,*} and the like ask whether somebody is there. */
    private static final int LOGIN_FIELDS = 3;

    private final LocalClock clock;

    Gps103Session(LocalClock clock) {
        this.clock = clock;
    }

    @Override
    public String context() {
        return clock.context();
    }

    @Override
    public Decoding receive(Frame frame) {
        byte[] bytes = frame.payload();
        List<String> ids = Imei.of(bytes);
        if (ids.isEmpty()) {
            return Decodings.refused(
                    ids, new Refusal("message", "IMEI", Decodings.start(bytes), "imei: and digits, or an IMEI alone"));
        }
        boolean beats = Imei.digits(bytes, 0, bytes.length) > 0;
        int start = Imei.afterPrefix(bytes);
        if (start < 0) {
            return Decodings.nothing(ids, Reply.atOnce(ascii("ON")));
        }
        int end = end(bytes);
        Fields fields = new Fields(bytes, start, end, ',');
        String type = fields.text(1);
        if (type.equals("vr")) {
            // A part of a picture, which is not kept.
            return Decodings.nothing(ids, null);
        }
        if (bytes[0] == '#' || fields.count() <= LOGIN_FIELDS) {
            return Decodings.nothing(ids, Reply.atOnce(ascii("LOAD")));
        }
        Report report = new Report();
        if (type.equals("OBD")) {
            EngineReport.read(fields, clock, report);
        } else if (end < bytes.length && bytes[end] == '*') {
            PointReport.read(fields, report);
        } else {
            TrackerReport.read(fields, clock, frame.receivedAt(), report);
        }
        return Decodings.of(report, frame, ids, answer(type, ids.getFirst(), beats));
    }

    /** Where the message ends, without what delimits it. */
    private static int end(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        return end > 0 && (bytes[end - 1] == ';' || bytes[end - 1] == '*') ? end - 1 : end;
    }

    /** A cry for help is repeated until it is answered. */
    private static @Nullable Reply answer(String type, String imei, boolean beats) {
        if (type.equals("help me")) {
            return Reply.acknowledging(ascii((beats ? "ON" : "") + "**,imei:" + imei + ",E;"));
        }
        return beats ? Reply.atOnce(ascii("ON")) : null;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
