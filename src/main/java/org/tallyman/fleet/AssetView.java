package org.tallyman.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One asset with what its tracker said last.
 *
 * @param site id of the site that it belongs to; null for one of the whole house
 * @param tracker code of the device on it now; null when it carries none
 * @param trackerId its id
 * @param trackedSince from when on that device is on it
 * @param limits of its temperature, its own; null where it does not matter
 * @param position last valid fix since then; null when there is none
 * @param values the newest of each measured quantity since then
 */
public record AssetView(
        long id,
        String code,
        String name,
        AssetKind kind,
        boolean archived,
        @Nullable Long site,
        @Nullable String tracker,
        @Nullable Long trackerId,
        @Nullable Instant trackedSince,
        @Nullable Limits limits,
        @Nullable Position position,
        List<Value> values) {

    public AssetView {
        values = List.copyOf(values);
    }

    /** The same with another position and other values. */
    AssetView with(@Nullable Position where, List<Value> measured) {
        return new AssetView(
                id, code, name, kind, archived, site, tracker, trackerId, trackedSince, limits, where, measured);
    }

    /** The newest value of a quantity such as {@code temperature}; null when none is measured. */
    public @Nullable Value value(String quantity) {
        return values.stream()
                .filter(value -> value.quantity().equals(quantity))
                .reduce((left, right) -> left.at().isBefore(right.at()) ? right : left)
                .orElse(null);
    }
}
