package org.tallyman.place;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A read point in JSON, with the settings now in force. */
record ReadPointDocument(
        long id,
        long siteId,
        long placeId,
        String code,
        String name,
        ReadPointRole role,
        @Nullable Long doorId,
        ReadPointSettings settings,
        boolean archived) {

    static ReadPointDocument of(ReadPointView point, ReadPointSettings settings) {
        PlaceView door = point.door();
        return new ReadPointDocument(
                point.id().value(),
                point.site().value(),
                point.place().id().value(),
                point.code(),
                point.name(),
                point.role(),
                door == null ? null : door.id().value(),
                settings,
                point.archived());
    }

    /** What a client says of a read point; {@code role} and {@code doorId} count when it is made. */
    @Schema(name = "ReadPointBody")
    record Body(
            @Nullable String role,
            @Nullable Long placeId,
            @Nullable Long doorId,
            @Schema(required = true) @Nullable String code,
            @Schema(required = true) @Nullable String name) {}

    /** Settings in force from an instant on. */
    @Schema(name = "ReadPointSettingsSince")
    record Settings(Instant validFrom, ReadPointSettings settings) {

        public boolean sinceEver() {
            return validFrom.equals(ReadPointCommands.SINCE_EVER);
        }
    }

    /** What a client changes of the settings; absent ones stay. */
    @Schema(name = "ReadPointSettingsBody")
    record SettingsBody(
            @Nullable Instant validFrom,
            @Nullable Integer quantumMs,
            @Nullable Integer gapMs,
            @Nullable Integer observedCount,
            @Nullable Integer rssiMarginCdbm,
            @Nullable Integer holdOffMs,
            @Nullable Integer staticAfterMs,
            @Nullable Integer passageWindowMs,
            @Nullable String bizStep,
            @Nullable String disposition) {}
}
