package org.tallyman.dialect.tracker;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.ident.Refusal;

/** What came of messages that hold reports. */
public final class Decodings {

    private static final int START = 16;

    private Decodings() {}

    /**
     * Of one report, in a language without a checksum.
     *
     * @param reply null to say nothing, here and below
     */
    public static Decoding of(Report report, Frame frame, List<String> ids, @Nullable Reply reply) {
        return of(List.of(report), frame, ids, Checksum.NONE, reply);
    }

    /** Of several, in languages that may have a checksum. */
    public static Decoding of(
            List<Report> reports, Frame frame, List<String> ids, Checksum checksum, @Nullable Reply reply) {
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>(0);
        reports.forEach(report -> report.elements(frame.receivedAt(), elements, rejections));
        return new Decoding(elements, rejections, ids, checksum, Optional.ofNullable(reply));
    }

    /** Of a message that is understood and tells nothing, such as a login or a heartbeat. */
    public static Decoding nothing(List<String> ids, @Nullable Reply reply) {
        return new Decoding(List.of(), List.of(), ids, Checksum.NONE, Optional.ofNullable(reply));
    }

    /** The first bytes of a frame that is none, in hexadecimal digits. */
    public static String start(byte[] frame) {
        return HexFormat.of().formatHex(frame, 0, Math.min(frame.length, START));
    }

    public static Decoding refused(List<String> ids, Refusal refusal) {
        return new Decoding(List.of(), List.of(new Rejection(0, -1, refusal)), ids, Checksum.NONE, Optional.empty());
    }
}
