package org.tallyman.intake.line;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was heard on a line on which Tallyman speaks of its own accord.
 *
 * @param said the latest news, in words; empty when there is none
 * @param heardAt when the latest frame came; null before the first
 * @param answeredInMs how long the device took to answer what it was asked last; null before the first answer
 */
public record LineTalk(
        String said, @Nullable Instant heardAt, @Nullable Long answeredInMs) {

    public static final LineTalk NOTHING = new LineTalk("", null, null);
}
