package org.tallyman.intake;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/**
 * What is kept, in its first bytes, as a message of which no language is asked: what is no frame of its language, and what is
 * larger than its link takes. In place of what a session knew stands what it is. So it lies in quarantine by that rule, whenever it
 * is read again, and can never be taken for something that was said.
 */
final class Unread {

    /** As many bytes of what is too large as quarantine shows. */
    static final int KEPT_BYTES = 65_536;

    private static final String TOO_LARGE = "too-large";
    private static final String UNKNOWN_MARK = "unknown-mark";

    /** The codes by which it lies in quarantine. */
    static final Set<String> CODES = Stream.concat(
                    Stream.of(TOO_LARGE, UNKNOWN_MARK),
                    Arrays.stream(NoFrame.values()).map(NoFrame::code))
            .collect(Collectors.toUnmodifiableSet());

    /** No language begins its context with CAN. */
    private static final String MARK = "\u0018";

    /** Its code, and how many bytes came. */
    private static final Pattern NO_FRAME = Pattern.compile(MARK + "no-frame ([a-z-]+) (\\d{1,18})");

    /** How many bytes came, and how many may. */
    private static final Pattern OVERSIZED = Pattern.compile(MARK + "oversized (\\d+) (\\d+)");

    private static final int SHOWN_BYTES = 16;

    private Unread() {}

    /** Of a message that is larger than its link takes. */
    static Message oversized(DeviceView device, String link, Frame frame, int bytesMax) {
        byte[] kept = Arrays.copyOf(frame.payload(), Math.min(frame.payload().length, KEPT_BYTES));
        return message(
                device,
                link,
                new Frame(frame.target(), kept, frame.receivedAt()),
                MARK + "oversized " + frame.payload().length + " " + bytesMax);
    }

    /** Of {@code bytes} bytes that are no frame, of which these are the first. */
    static Message noFrame(NoFrame kind, DeviceView device, String link, Frame first, long bytes) {
        return message(device, link, first, MARK + "no-frame " + kind.code() + " " + bytes);
    }

    private static Message message(DeviceView device, String link, Frame frame, String context) {
        return new Message(
                device.id(),
                device.dialect(),
                link,
                frame,
                context,
                device.profileVersion(),
                decoding(context, frame).orElseThrow(),
                Optional.empty());
    }

    /** Whether no language is asked of a message with this context. */
    static boolean isOne(String context) {
        return context.startsWith(MARK);
    }

    /** What a message says that was kept with this context; empty when its language is to be asked. */
    static Optional<Decoding> decoding(String context, Frame frame) {
        return isOne(context)
                ? Optional.of(Decoding.of(List.of(), List.of(new Rejection(0, 0, refusal(context, frame.payload())))))
                : Optional.empty();
    }

    private static Refusal refusal(String context, byte[] kept) {
        Matcher oversized = OVERSIZED.matcher(context);
        if (oversized.matches()) {
            return new Refusal(
                    TOO_LARGE,
                    "message",
                    oversized.group(1) + " bytes",
                    "has at most " + oversized.group(2) + " bytes; its first " + KEPT_BYTES + " are kept");
        }
        Matcher noFrame = NO_FRAME.matcher(context);
        Optional<NoFrame> kind = noFrame.matches() ? NoFrame.find(noFrame.group(1)) : Optional.empty();
        return kind.map(known -> refusal(known, kept, Long.parseLong(noFrame.group(2))))
                .orElseGet(() -> new Refusal(
                        UNKNOWN_MARK,
                        "message",
                        context.substring(MARK.length()),
                        "was kept by another version of Tallyman as something that no language reads"));
    }

    private static Refusal refusal(NoFrame kind, byte[] kept, long bytes) {
        String first = HexFormat.of().formatHex(kept, 0, Math.min(kept.length, SHOWN_BYTES));
        return new Refusal(
                kind.code(),
                "frame",
                kept.length > SHOWN_BYTES ? first + "…" : first,
                bytes > kept.length
                        ? kind.rule() + "; of its " + bytes + " bytes the first " + kept.length + " are kept"
                        : kind.rule());
    }
}
