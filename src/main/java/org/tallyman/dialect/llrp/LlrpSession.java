package org.tallyman.dialect.llrp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Identity;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** One connection to a reader. Remembers when the reader started, by which one without a clock dates what it reads. */
final class LlrpSession implements Session {

    private static final int RO_ACCESS_REPORT = 61;
    private static final int KEEPALIVE = 62;
    private static final int KEEPALIVE_ACK = 72;
    private static final int READER_EVENT_NOTIFICATION = 63;

    private Uptime uptime;

    LlrpSession(String context) {
        uptime = Uptime.parse(context);
    }

    @Override
    public String context() {
        return uptime.text();
    }

    @Override
    public Decoding receive(Frame frame) {
        byte[] payload = frame.payload();
        Refusal incomplete = LlrpCodec.incomplete(payload);
        if (incomplete != null) {
            return refused(incomplete);
        }
        return switch (LlrpCodec.type(payload)) {
            case RO_ACCESS_REPORT -> TagReports.decode(payload, frame.receivedAt(), uptime);
            case KEEPALIVE -> acknowledged(payload);
            default ->
                switch (LlrpCodec.decode(payload)) {
                    case Parsed.Refused<LlrpMessage>(Refusal refusal) -> refused(refusal);
                    case Parsed.Ok<LlrpMessage>(LlrpMessage message) -> told(message, frame);
                };
        };
    }

    private static Decoding refused(Refusal refusal) {
        return Decoding.of(List.of(), List.of(new Rejection(0, -1, refusal)));
    }

    /** With the version and number of the KEEPALIVE. */
    private static Decoding acknowledged(byte[] keepalive) {
        byte[] answer = Arrays.copyOf(keepalive, LlrpCodec.HEADER);
        answer[0] = (byte) (keepalive[0] & 0x1C);
        answer[1] = KEEPALIVE_ACK;
        for (int i = 2; i < 5; i++) {
            answer[i] = 0;
        }
        answer[5] = LlrpCodec.HEADER;
        return new Decoding(List.of(), List.of(), List.of(), Checksum.NONE, Optional.of(Reply.atOnce(answer)));
    }

    private Decoding told(LlrpMessage message, Frame frame) {
        if (message.shape().type() == READER_EVENT_NOTIFICATION) {
            greet(message, frame);
            return Decoding.of(ReaderEvents.elements(message, frame.receivedAt(), uptime), List.of());
        }
        List<Element> elements = ReaderFacts.of(message, frame.receivedAt()).stream()
                .map(fact -> new Element(fact, null, Identity.NONE))
                .toList();
        return new Decoding(elements, List.of(), ReaderFacts.ids(message), Checksum.NONE, Optional.empty());
    }

    /** A reader without a clock dates its greeting by the time since it started. */
    private void greet(LlrpMessage notification, Frame frame) {
        LlrpParameter data = ReaderEvents.data(notification);
        if (data.first("ConnectionAttemptEvent").isPresent()) {
            data.first("Uptime")
                    .ifPresent(since -> uptime = uptime.greeted(frame.receivedAt(), since.number("Microseconds")));
        }
    }
}
