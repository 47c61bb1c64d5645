package org.tallyman.intake;

import java.util.BitSet;
import java.util.Optional;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;

/**
 * One message as the journal keeps it.
 *
 * @param repeated which of its elements had been counted before; elements are numbered as decoding yields them
 */
public record StoredMessage(
        MessageId id,
        DeviceId device,
        String dialect,
        String link,
        Frame frame,
        String context,
        BitSet repeated,
        Optional<MessageId> replayOf) {}
