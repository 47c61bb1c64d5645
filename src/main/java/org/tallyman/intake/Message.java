package org.tallyman.intake;

import java.util.BitSet;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.ident.DeviceId;

/**
 * One message on its way into the journal: the bytes as received, who sent them over which link, and what they decode
 * to.
 *
 * @param link how it came: {@code http}, {@code mqtt}, {@code api}
 * @param context what the session knew before this frame and its decoding needed; empty for most languages
 * @param profile version of the device's profile that it was decoded with
 * @param replayOf the quarantined message that this one decodes anew
 * @param counted elements of a replay that took effect before although nothing in them tells
 * @param along what becomes durable with it
 */
public record Message(
        DeviceId device,
        String dialect,
        String link,
        Frame frame,
        String context,
        int profile,
        Decoding decoding,
        Optional<MessageId> replayOf,
        BitSet counted,
        Along along) {

    /** A message none of whose elements was counted before, as far as its link knows. */
    public Message(
            DeviceId device,
            String dialect,
            String link,
            Frame frame,
            String context,
            int profile,
            Decoding decoding,
            Optional<MessageId> replayOf) {
        this(device, dialect, link, frame, context, profile, decoding, replayOf, new BitSet(), Along.NOTHING);
    }

    /** Whether its language was asked what it says: what is {@link Unread} is kept without. */
    public boolean isFrame() {
        return !Unread.isOne(context);
    }

    /** Whether it only keeps the conversation going: it tells nothing, and no answer lets its sender forget anything. */
    public boolean isChatter() {
        return decoding.elements().isEmpty()
                && decoding.rejections().isEmpty()
                && decoding.reply().filter(Reply::acknowledges).isEmpty();
    }
}
