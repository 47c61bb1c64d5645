package org.tallyman.device.revision;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One change of one thing.
 *
 * @param number rises with every change of anything in the table
 * @param key by which it is found
 * @param content empty when the change took it out of use
 * @param bytes of its text
 */
public record Revision<T>(long number, String name, String key, Optional<T> content, int bytes, Instant recordedAt) {

    /** Whether it says just this, so that it need not be said again. */
    boolean is(String called, String text, Function<T, String> textOf) {
        return name.equals(called) && content.map(textOf).filter(text::equals).isPresent();
    }
}
