package org.tallyman.dialect.digitalmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.ident.Refusal;

/**
 * One device over TCP: hello, records, and a commit when it has sent what it wants to be rid of. It deletes by our
 * answer to the commit alone, so that none is given when records before it were damaged: the device sends them again.
 */
final class DeviceSession implements Session {

    private static final int CANNED_A_LENGTH = 12;

    private final boolean ignoresChecksum;
    private boolean damaged;

    DeviceSession(boolean ignoresChecksum) {
        this.ignoresChecksum = ignoresChecksum;
    }

    @Override
    public Decoding receive(Frame frame) {
        byte[] bytes = frame.payload();
        if (!Message.isWhole(bytes)) {
            damaged = true;
            return refused(new Refusal(
                    "frame",
                    "message",
                    Decodings.start(bytes),
                    "02 55, type and length, and as many bytes as the length says"));
        }
        return switch (Message.type(bytes)) {
            case Message.HELLO -> hello(frame);
            case Message.RECORDS -> new Records(bytes).decode(frame.receivedAt());
            case Message.FIXED_RECORDS -> fixedRecords(frame);
            case Message.COMMIT -> commit();
            case Message.CANNED_A ->
                answered(List.of(), Reply.atOnce(Message.of(Message.CANNED_A_ANSWER, new byte[CANNED_A_LENGTH])));
            case Message.CANNED_B -> answered(List.of(), Reply.atOnce(Message.of(Message.CANNED_B_ANSWER)));
            default ->
                refused(new Refusal("message-type", "type", Integer.toString(Message.type(bytes)), "a known type"));
        };
    }

    private static Decoding hello(Frame frame) {
        List<String> ids = Hello.ids(frame.payload());
        return ids.isEmpty()
                ? refused(new Refusal("hello", "IMEI", "", "serial number and an IMEI of 15 digits"))
                : answered(ids, Reply.atOnce(Hello.answer(frame.payload(), frame.receivedAt())));
    }

    private Decoding fixedRecords(Frame frame) {
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Checksum checksum =
                FixedRecords.decode(frame.payload(), frame.receivedAt(), ignoresChecksum, elements, rejections);
        // A record whose time is none is what the device meant, and would be no other if it came again.
        damaged |= (checksum == Checksum.BAD && !ignoresChecksum) || !FixedRecords.isWhole(frame.payload());
        return new Decoding(elements, rejections, List.of(), checksum, Optional.empty());
    }

    private Decoding commit() {
        boolean stored = !damaged;
        damaged = false;
        return stored
                ? answered(List.of(), Reply.acknowledging(Message.of(Message.COMMIT_ANSWER, (byte) 1)))
                : refused(new Refusal("damaged", "commit", "", "no damaged records since the commit before"));
    }

    private static Decoding answered(List<String> ids, Reply reply) {
        return new Decoding(List.of(), List.of(), ids, Checksum.NONE, Optional.of(reply));
    }

    private static Decoding refused(Refusal refusal) {
        return new Decoding(
                List.of(), List.of(new Rejection(0, -1, refusal)), List.of(), Checksum.NONE, Optional.empty());
    }
}
