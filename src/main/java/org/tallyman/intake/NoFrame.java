package org.tallyman.intake;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/**
 * What came on the line of a device and is no frame of its language. It is kept as a message of which no language is asked: in
 * place of what a session knew stands what it is. So it lies in quarantine by that rule, whenever it is read again, and can never
 * be taken for something that was said.
 */
public enum NoFrame {
    NOISE("noise", "no frame of the language begins or fits so"),
    HALF("half-frame", "the line ended within it, and nobody confirms such frames, so that it may not come again"),
    TOO_LONG("frame-too-long", "a frame of the language ends sooner; the line was closed");

    /** No language begins its context with CAN. */
    private static final String MARK = "\u0018no-frame ";

    private static final int SHOWN_BYTES = 16;

    private final String code;
    private final String rule;

    NoFrame(String code, String rule) {
        this.code = code;
        this.rule = rule;
    }

    /** The short fixed name by which it is counted. */
    public String code() {
        return code;
    }

    /** Its message, which is all that is kept of so many bytes. */
    Message message(DeviceView device, String link, Frame frame, long bytes) {
        String context = MARK + code + " " + bytes;
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

    /** Whether a message with this context is none of its language. */
    static boolean isOne(String context) {
        return context.startsWith(MARK);
    }

    /** What a message says that was kept with this context; empty when it was a frame. */
    static Optional<Decoding> decoding(String context, Frame frame) {
        if (!isOne(context)) {
            return Optional.empty();
        }
        String[] words = context.substring(MARK.length()).split(" ", -1);
        return Arrays.stream(values())
                .filter(each -> each.code.equals(words[0]))
                .findFirst()
                .map(each -> each.decoding(frame.payload(), Long.parseLong(words[1])));
    }

    private Decoding decoding(byte[] kept, long bytes) {
        String first = HexFormat.of().formatHex(kept, 0, Math.min(kept.length, SHOWN_BYTES));
        Refusal refusal = new Refusal(
                code,
                "frame",
                kept.length > SHOWN_BYTES ? first + "…" : first,
                bytes > kept.length
                        ? rule + "; of its " + bytes + " bytes the first " + kept.length + " are kept"
                        : rule);
        return Decoding.of(List.of(), List.of(new Rejection(0, 0, refusal)));
    }
}
