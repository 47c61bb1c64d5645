package org.tallyman.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An asset in JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssetDocument(
        String code,
        String name,
        AssetKind kind,
        boolean archived,

        @Schema(description = "the site that it belongs to; absent for one of the whole house") @Nullable
        Long siteId,

        @Schema(description = "code of the device on it now") @Nullable
        String tracker,

        @Nullable Instant trackedSince,

        @Schema(description = "it must stay at or above this, in °C; missing where that does not matter") @Nullable
        BigDecimal temperatureLowC,

        @Schema(description = "it must stay at or below this, in °C; missing where that does not matter") @Nullable
        BigDecimal temperatureHighC,

        @Schema(description = "last valid fix of that device since it is on it") @Nullable
        Position position,

        @Schema(description = "the newest of each quantity that it measures")
        List<Value> values) {

    /** What a request gives; {@code name} is the code if not said; without {@code siteId} it is of the whole house. */
    @Schema(name = "AssetBody")
    record Body(
            @Nullable String code,
            @Nullable String name,
            @Schema(required = true) @Nullable String kind,
            @Nullable Long siteId) {}

    /** Degrees Celsius, from a time on: now if not said. */
    @Schema(name = "AssetLimits")
    record LimitsBody(
            @Nullable BigDecimal temperatureLowC,
            @Nullable BigDecimal temperatureHighC,
            @Nullable String validFrom) {}

    /** Which tracker, by its code, from when on: now if not said. */
    @Schema(name = "AssetTracking")
    record Tracking(
            @Schema(required = true) @Nullable String tracker,
            @Nullable String from) {}

    static AssetDocument of(AssetView asset) {
        return new AssetDocument(
                asset.code(),
                asset.name(),
                asset.kind(),
                asset.archived(),
                asset.site(),
                asset.tracker(),
                asset.trackedSince(),
                asset.limits() == null ? null : decimal(asset.limits().low()),
                asset.limits() == null ? null : decimal(asset.limits().high()),
                asset.position(),
                asset.values());
    }

    private static @Nullable BigDecimal decimal(@Nullable Double degrees) {
        return degrees == null ? null : BigDecimal.valueOf(degrees);
    }
}
