package org.tallyman.dialect.jt808;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** A conversation with one terminal. Its context is the packages of a message that is not whole yet. */
final class Jt808Session implements Session {

    private static final int TIME = 0x8109;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final boolean ignoresChecksum;
    private final Reading reading;
    private final Packages packages;

    Jt808Session(Profile profile, String context) {
        this.ignoresChecksum = profile.ignoresChecksum();
        this.reading = Reading.of(profile);
        this.packages = Packages.of(context);
    }

    @Override
    public String context() {
        return packages.context();
    }

    @Override
    public Decoding receive(Frame frame) {
        byte[] bytes = frame.payload();
        if (bytes.length > 0 && bytes[0] == '(') {
            return text(frame);
        }
        Message message = Message.of(bytes);
        if (message == null) {
            Refusal refusal = new Refusal(
                    "frame", "frame", Decodings.start(bytes), "a header and a body between two 7E or two E7");
            return new Decoding(
                    List.of(), List.of(new Rejection(0, 0, refusal)), List.of(), Checksum.NONE, Optional.empty());
        }
        if (message.checksum() == Checksum.BAD && !ignoresChecksum) {
            int at = Math.max(0, bytes.length - 2);
            int right = Checksums.xor(bytes, 1, at);
            Refusal refusal = Checksums.wrong("exclusive or of header and body", bytes[at] & 0xFF, right, 1);
            return refused(message, at, refusal, null);
        }
        return decode(message, frame);
    }

    private Decoding decode(Message message, Frame frame) {
        Reply reply = reply(message, frame.receivedAt());
        if (message.isEncrypted()) {
            return refused(
                    message,
                    3,
                    new Refusal("unsupported", "properties", properties(message), "a body that is not encrypted"),
                    reply);
        }
        ByteCursor body = message.body();
        if (message.packages() > 1) {
            byte[] whole = packages.add(message);
            body = whole == null ? null : new ByteCursor(whole);
        }
        if (message.type() == Message.MEDIA && body != null) {
            reply = Reply.acknowledging(message.mediaAnswer(body));
        }
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>(0);
        if (body != null) {
            for (Report report : reading.reports(message, body)) {
                report.elements(frame.receivedAt(), elements, rejections);
            }
            if (body.isOver()) {
                String length = (message.to() - message.from()) + " bytes";
                Refusal refusal = new Refusal("length", "body", length, "must be there to its end");
                rejections.add(new Rejection(elements.size() + rejections.size(), message.from(), refusal));
            }
        }
        return new Decoding(elements, rejections, message.ids(), message.checksum(), Optional.ofNullable(reply));
    }

    private static String properties(Message message) {
        return HexFormat.of().toHexDigits((short) message.properties());
    }

    private static @Nullable Reply reply(Message message, Instant now) {
        return switch (message.type()) {
            case Message.REGISTER -> Reply.atOnce(message.registered(Message.DONE));
            case Message.AUTHENTICATE, Message.HEARTBEAT, 0x0003, 0x0506 -> Reply.atOnce(message.answer(Message.DONE));
            case Message.TIME_ASKED -> Reply.atOnce(message.reply(TIME, clock(now)));
            case Message.LOCK, Message.LOCK_BLIND ->
                message.wantsAnswer() ? Reply.acknowledging(message.lockAnswer()) : null;
            // Answers to what the platform asked, and samples of acceleration.
            case 0x0001, 0x0104, 0x0107, 0x0201, 0x0302, 0x0500, 0x0700, 0x0802, 0x0805, 0x2070 -> null;
            default -> Reply.acknowledging(message.answer(Message.DONE));
        };
    }

    private static byte[] clock(Instant now) {
        ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
        return ByteBuffer.allocate(7)
                .putShort((short) utc.getYear())
                .put((byte) utc.getMonthValue())
                .put((byte) utc.getDayOfMonth())
                .put((byte) utc.getHour())
                .put((byte) utc.getMinute())
                .put((byte) utc.getSecond())
                .array();
    }

    /** A text between brackets: what a command gave, or a question for the time. */
    private static Decoding text(Frame frame) {
        String text = new String(frame.payload(), StandardCharsets.ISO_8859_1);
        if (text.contains("BASE,2")) {
            String answer = text.replace("TIME", CLOCK.format(frame.receivedAt()));
            Reply reply = Reply.atOnce(answer.getBytes(StandardCharsets.ISO_8859_1));
            return new Decoding(List.of(), List.of(), List.of(), Checksum.NONE, Optional.of(reply));
        }
        Report report = new Report();
        report.attribute("result", Texts.printable(text));
        return Decodings.of(report, frame, List.of(), null);
    }

    private static Decoding refused(Message message, int offset, Refusal refusal, @Nullable Reply reply) {
        Rejection rejection = new Rejection(0, offset, refusal);
        return new Decoding(
                List.of(), List.of(rejection), message.ids(), message.checksum(), Optional.ofNullable(reply));
    }
}
