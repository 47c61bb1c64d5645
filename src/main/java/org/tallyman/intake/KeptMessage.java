package org.tallyman.intake;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Rejection;
import org.tallyman.ident.DeviceId;

/**
 * A durable message on its way to the fold.
 *
 * @param sentAt when the sender says that it sent it; null when it does not say
 * @param repeated which elements had been counted before and must change nothing
 */
public record KeptMessage(
        MessageId id,
        DeviceId device,
        String dialect,
        Instant receivedAt,
        @Nullable Instant sentAt,
        List<Element> elements,
        List<Rejection> rejections,
        BitSet repeated) {}
