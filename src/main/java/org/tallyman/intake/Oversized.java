package org.tallyman.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.Refusal;

/**
 * Messages larger than their link takes. The first bytes are kept, and in place of what a session knew stands how large the
 * whole was: so they lie in quarantine by that rule, whenever they are read again.
 */
final class Oversized {

    /** As many as quarantine shows. */
    static final int KEPT_BYTES = 65_536;

    /** No language begins its context with CAN. */
    private static final String MARK = "\u0018oversized ";

    private Oversized() {}

    static Message message(DeviceView device, String link, Frame frame, int bytesMax) {
        String context = MARK + frame.payload().length + " " + bytesMax;
        byte[] kept = Arrays.copyOf(frame.payload(), Math.min(frame.payload().length, KEPT_BYTES));
        return new Message(
                device.id(),
                device.dialect(),
                link,
                new Frame(frame.target(), kept, frame.receivedAt()),
                context,
                device.profileVersion(),
                decoding(context).orElseThrow(),
                Optional.empty());
    }

    /** What a message says that was kept with this context; empty when it was kept whole. */
    static Optional<Decoding> decoding(String context) {
        if (!context.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] numbers = context.substring(MARK.length()).split(" ", -1);
        Refusal refusal = new Refusal(
                "too-large",
                "message",
                numbers[0] + " bytes",
                "has at most " + numbers[1] + " bytes; its first " + KEPT_BYTES + " are kept");
        return Optional.of(Decoding.of(List.of(), List.of(new Rejection(0, 0, refusal))));
    }
}
