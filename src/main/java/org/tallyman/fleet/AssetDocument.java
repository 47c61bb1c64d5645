package org.tallyman.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An asset in JSON.
 *
 * @param tracker code of the device on it now
 * @param temperatureLowC between this and {@code temperatureHighC} it must stay; missing where it does not matter
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
        @Nullable BigDecimal temperatureLowC,
        @Nullable BigDecimal temperatureHighC,
        @Nullable Position position,
        List<Value> values) {

    /** What a request gives; {@code name} is the code if not said. */
    record Body(
            @Nullable String code,
            @Nullable String name,
            @Nullable String kind) {}

    /** Degrees Celsius; both or neither. */
    record Limits(
            @Nullable BigDecimal temperatureLowC, @Nullable BigDecimal temperatureHighC) {}

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
                asset.limits() == null ? null : asset.limits().lowC(),
                asset.limits() == null ? null : asset.limits().highC(),
                asset.position(),
                asset.values());
    }
}
