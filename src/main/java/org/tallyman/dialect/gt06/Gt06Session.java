package org.tallyman.dialect.gt06;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.gt06.Model.Layout;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.DeviceClock;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/**
 * A conversation with one device. Its context is how far the device's clock is ahead, as the login said, in seconds, and the
 * picture that is on its way.
 */
final class Gt06Session implements Session {

    private static final int ADDRESS_ASKED = 0x2A;
    private static final int ADDRESS = 0x97;
    private static final byte[] NO_ADDRESS = "\u000B\0\0\0\0NA&&NA&&0##".getBytes(StandardCharsets.US_ASCII);
    private static final int TIME_ASKED = 0x8A;

    /** What one model puts before each body. */
    private static final int IMEI_BYTES = 8;

    private final Model model;
    private final boolean ignoresChecksum;
    private final Photo photo;

    /** Whether the profile says how far the clock is ahead, so that the login does not count. */
    private final boolean zoned;

    private int zoneSeconds;

    Gt06Session(Profile profile, String context) {
        this.model = Model.of(profile);
        this.ignoresChecksum = profile.ignoresChecksum();
        int space = context.indexOf(' ');
        String zone = context.substring(0, Math.max(0, space));
        Optional<Duration> told = DeviceClock.ahead(profile);
        this.zoned = told.isPresent();
        boolean said = !zoned && zone.matches("-?\\d{1,6}");
        this.zoneSeconds =
                said ? Integer.parseInt(zone) : (int) told.orElse(Duration.ZERO).toSeconds();
        this.photo = Photo.of(context.substring(space + 1));
    }

    @Override
    public String context() {
        String picture = photo.context();
        int said = zoned ? 0 : zoneSeconds;
        return said == 0 && picture.isEmpty() ? "" : said + " " + picture;
    }

    @Override
    public Decoding receive(Frame frame) {
        Message message = Message.of(frame.payload());
        if (message == null) {
            Refusal refusal = new Refusal(
                    "frame", "frame", Decodings.start(frame.payload()), "7878 or 7979, length, type and a line end");
            return new Decoding(
                    List.of(), List.of(new Rejection(0, 0, refusal)), List.of(), Checksum.NONE, Optional.empty());
        }
        if (message.checksum() == Checksum.BAD && !ignoresChecksum) {
            int at = frame.payload().length - 4;
            byte[] bytes = frame.payload();
            int said = new ByteCursor(bytes, at, bytes.length).u16();
            int right = Checksums.crc16X25(bytes, 2, at);
            return refused(
                    message, at, Checksums.wrong("CRC-16/X-25 of length to serial number", said, right, 2), null);
        }
        byte[] greeting = greeting(message, frame.receivedAt());
        if (greeting != null) {
            return new Decoding(
                    List.of(), List.of(), message.ids(), message.checksum(), Optional.of(Reply.atOnce(greeting)));
        }
        if (message.checksum() == Checksum.NONE) {
            return byCount(message, frame);
        }
        if (message.type() == Photo.OFFERED || (message.isLong() && message.type() == Photo.PIECE)) {
            ByteCursor body = message.body();
            byte[] ask = message.isLong() ? photo.piece(body) : photo.offered(body);
            Optional<Reply> reply = ask == null ? Optional.empty() : Optional.of(Reply.acknowledging(ask));
            return new Decoding(List.of(), List.of(), List.of(), message.checksum(), reply);
        }
        return told(message, frame);
    }

    /** What tells nothing and is answered at once; null when it is something else. */
    private byte @Nullable [] greeting(Message message, Instant now) {
        return switch (message.type()) {
            case Message.LOGIN -> {
                login(message.body());
                yield message.answer();
            }
            case ADDRESS_ASKED -> Message.write(true, ADDRESS, NO_ADDRESS, 0);
            case TIME_ASKED -> Message.write(false, TIME_ASKED, clock(now), 0);
            default -> null;
        };
    }

    /** IMEI, and in newer devices a type, hours and minutes of the zone in twelve bits, and whether it is west. */
    private void login(ByteCursor body) {
        if (zoned) {
            return;
        }
        body.skip(10);
        int bits = body.u16();
        int hours = (bits >> 4) / 100;
        int minutes = (bits >> 4) % 100;
        int seconds = hours * 3_600 + minutes * 60;
        zoneSeconds = (bits & 1 << 3) == 0 ? seconds : -seconds;
    }

    private static byte[] clock(Instant now) {
        ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
        return new byte[] {
            (byte) (utc.getYear() % 100),
            (byte) utc.getMonthValue(),
            (byte) utc.getDayOfMonth(),
            (byte) utc.getHour(),
            (byte) utc.getMinute(),
            (byte) utc.getSecond()
        };
    }

    /** Such frames are answered with their time, which stands where others have serial number and CRC. */
    private static Decoding byCount(Message message, Frame frame) {
        byte[] bytes = frame.payload();
        Report report = new Report();
        Networks.byCount(bytes[2] & 0xFF, message.body(), report);
        byte[] answer = ByteBuffer.allocate(12)
                .putShort((short) 0x7878)
                .put((byte) 0)
                .put(Arrays.copyOfRange(bytes, 3, 10))
                .put((byte) '\r')
                .put((byte) '\n')
                .array();
        return Decodings.of(report, frame, List.of(), Reply.acknowledging(answer));
    }

    private Decoding told(Message message, Frame frame) {
        Type type = Type.of(message);
        if (type == null) {
            Reply reply = message.isLong() ? null : Reply.acknowledging(message.answer());
            String name = HexFormat.of().toHexDigits((byte) message.type());
            return refused(
                    message, message.from() - 1, new Refusal("unsupported", "type", name, "a published type"), reply);
        }
        Reply reply = reply(type.answer(), message);
        ByteCursor body = message.body();
        if (model.layout() == Layout.QH302R) {
            body.skip(IMEI_BYTES);
        }
        if (body.remaining() < type.minimum()) {
            String size = String.valueOf(message.size());
            Refusal refusal = new Refusal("length", "body", size, "at least " + type.minimum() + " bytes");
            return refused(message, message.from(), refusal, reply);
        }
        Type.Reader reader = type.reader();
        if (reader != null) {
            Report report = new Report();
            report.attribute("type", message.type());
            reader.read(new Body(body, report, body.remaining(), model, zoneSeconds));
            return Decodings.of(List.of(report), frame, List.of(), message.checksum(), reply);
        }
        return new Decoding(List.of(), List.of(), List.of(), message.checksum(), Optional.ofNullable(reply));
    }

    private static @Nullable Reply reply(Type.Answer answer, Message message) {
        return switch (answer) {
            case NEVER -> null;
            case AT_ONCE -> Reply.atOnce(message.answer());
            case WHEN_KEPT -> Reply.acknowledging(message.answer());
            case WHEN_KEPT_LONG ->
                Reply.acknowledging(Message.write(true, message.type(), new byte[0], message.serial()));
        };
    }

    private static Decoding refused(Message message, int offset, Refusal refusal, @Nullable Reply reply) {
        Rejection rejection = new Rejection(0, offset, refusal);
        return new Decoding(
                List.of(), List.of(rejection), message.ids(), message.checksum(), Optional.ofNullable(reply));
    }
}
