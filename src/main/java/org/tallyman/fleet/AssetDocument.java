package org.tallyman.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An asset in JSON.
 *
 * @param tracker code of the device on it now
 * @param position last valid fix of that device since it is on it
 * @param values the newest of each quantity that it measures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssetDocument(
        String code,
        String name,
        AssetKind kind,
        boolean archived,
        @Nullable String tracker,
        @Nullable Instant trackedSince,
        @Nullable Position position,
        List<Value> values) {

    /** What a request gives; {@code name} is the code if not said. */
    record Body(
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind) {}

    /** Which tracker, by its code, from when on: now if not said. */
    record Tracking(@Nullable String tracker, @Nullable String from) {}

    static AssetDocument of(AssetView asset) {
        return new AssetDocument(
                asset.code(),
                asset.name(),
                asset.kind(),
                asset.archived(),
                asset.tracker(),
                asset.trackedSince(),
                asset.position(),
                asset.values());
    }
}
