package org.tallyman.place;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.PlaceId;

/** A place in JSON. */
record PlaceDocument(
        long id,
        long siteId,
        @Nullable Long parentId,
        PlaceKind kind,
        String code,
        String name,
        String path,
        String timeZone,
        @Nullable String gln,
        @Nullable String glnExtension,
        @Nullable BigDecimal planXM,
        @Nullable BigDecimal planYM,
        @Nullable BigDecimal planWidthM,
        @Nullable BigDecimal planHeightM,
        boolean archived) {

    static PlaceDocument of(PlaceView place) {
        PlaceId parent = place.parent();
        PlanArea plan = place.plan();
        return new PlaceDocument(
                place.id().value(),
                place.site().value(),
                parent == null ? null : parent.value(),
                place.kind(),
                place.code(),
                place.name(),
                place.path(),
                place.zone().getId(),
                place.gln(),
                place.glnExtension(),
                plan == null ? null : plan.xM(),
                plan == null ? null : plan.yM(),
                plan == null ? null : plan.widthM(),
                plan == null ? null : plan.heightM(),
                place.archived());
    }

    /** What a client says of a place; {@code kind} and {@code parentId} count when it is made. */
    @Schema(name = "PlaceBody")
    record Body(
            @Nullable String kind,
            @Nullable Long parentId,
            @Schema(required = true) @Nullable String code,
            @Schema(required = true) @Nullable String name,
            @Nullable String timeZone,
            @Nullable String gln,
            @Nullable String glnExtension,
            @Nullable BigDecimal planXM,
            @Nullable BigDecimal planYM,
            @Nullable BigDecimal planWidthM,
            @Nullable BigDecimal planHeightM) {}

    /** Where to move a place. */
    @Schema(name = "PlaceMove")
    record Move(@Schema(required = true) @Nullable Long parentId) {}
}
