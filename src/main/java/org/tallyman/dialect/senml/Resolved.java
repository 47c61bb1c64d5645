package org.tallyman.dialect.senml;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record with all that it inherits (RFC 8428 section 4.6).
 *
 * @param unit as the record writes it; empty when it has none
 * @param absolute whether the record itself says when it was; if not, {@code time} counts from when the pack came
 * @param value a {@link Double}, {@link Boolean}, a {@link String} or a {@link Data}; null when there is but a sum
 * @param updateSeconds within what time the next one comes; not a number when it does not say, as {@code sum}
 */
record Resolved(
        String name,
        String unit,
        Instant time,
        boolean absolute,
        @Nullable Object value,
        double sum,
        double updateSeconds) {

    /** Bytes, hexadecimal. */
    record Data(String hex) {}
}
