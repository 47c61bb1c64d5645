package org.tallyman.intake;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;

/**
 * One message as the journal keeps it.
 *
 * @param profile version of the device's profile that it was read with
 * @param sentAt when the sender says that it sent it; null when it does not say
 * @param repeated which of its elements had been counted before; elements are numbered as decoding yields them
 */
public record StoredMessage(
        MessageId id,
        DeviceId device,
        String dialect,
        String link,
        Frame frame,
        String context,
        int profile,
        @Nullable Instant sentAt,
        BitSet repeated,
        Optional<MessageId> replayOf) {}
