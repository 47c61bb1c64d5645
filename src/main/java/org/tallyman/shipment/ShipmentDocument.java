package org.tallyman.shipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.fleet.Position;
import org.tallyman.fleet.Value;

/** A shipment in JSON. Lists of shipments leave out {@code lines} and what follows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShipmentDocument(
        String reference,
        Direction direction,

        @Schema(description = "derived from passages, facts and the position of what carries it")
        ShipmentState state,

        EndView from,
        EndView to,
        @Nullable PlaceName door,
        @Nullable Instant plannedLoadAt,
        @Nullable Instant plannedDepartureAt,
        @Nullable Instant plannedArrivalAt,
        @Nullable String asset,
        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant cancelledAt,

        @Schema(
                description =
                        "expected pieces on its lines; those with it, those not; and things with it that are on no line")
        Progress progress,

        @JsonUnwrapped @Nullable Detail detail) {

    /** In pieces. */
    record Progress(long expected, long read, long missing, long unexpected) {
        static Progress of(Fill fill) {
            return new Progress(fill.expected(), fill.read(), fill.missing(), fill.unexpected());
        }
    }

    record PlaceName(long id, String code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndView(@Nullable PlaceName place, @Nullable String party) {}

    /** What only a single shipment tells. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            List<LineView> lines,
            List<MissingView> missing,
            List<ReadView> unexpected,
            List<ReadView> reads,
            List<Milestone> milestones,
            @Nullable Position position,
            @Nullable List<Value> values) {}

    /** One line; {@code item}, or {@code gtin} with its lot. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LineView(
            @Nullable String item,
            @Nullable String gtin,
            @Nullable String product,
            @Nullable String lot,
            int quantity,
            int read) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MissingView(
            @Nullable String item,
            @Nullable String gtin,
            @Nullable String product,
            @Nullable String lot,
            int quantity) {}

    /** One thing that is with it; {@code event} tells when and where it was read. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReadView(
            String item, @Nullable String gtin, @Nullable String product, Instant at, UUID event) {}
}
