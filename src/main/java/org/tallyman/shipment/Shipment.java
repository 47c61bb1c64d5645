package org.tallyman.shipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.sql.Sql;

/**
 * A shipment as ordered, and what people stated of it.
 *
 * @param door place id of the dock door
 * @param asset id of what carries it
 * @param startsAt passages of expected items count from here on
 * @param openedAt first opened at its door; with {@code closedAt}: loading or receiving ended there
 */
record Shipment(
        long id,
        String reference,
        Direction direction,
        End from,
        End to,
        @Nullable Long door,
        Plan plan,
        @Nullable Long asset,
        Instant createdAt,
        Instant startsAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant cancelledAt) {

    static final String COLUMNS = """
            s.id, s.reference, s.direction, s.from_place_id, s.from_party, s.to_place_id, s.to_party, s.door_id,
            s.planned_load_at, s.planned_departure_at, s.planned_arrival_at, s.asset_id, s.created_at, s.starts_at,
            s.opened_at, s.closed_at, s.arrived_at, s.cancelled_at""";

    /** One end of its way: a place of ours, another party, or both. */
    record End(@Nullable Long place, String party) {}

    /** When it should happen. */
    record Plan(
            @Nullable Instant loadAt,
            @Nullable Instant departureAt,
            @Nullable Instant arrivalAt) {

        /** The first of what is planned at our door. */
        @Nullable
        Instant atDoor(Direction direction) {
            if (direction == Direction.INBOUND) {
                return arrivalAt;
            }
            return loadAt != null ? loadAt : departureAt;
        }
    }

    /** From when on what its carrier tells is about it. */
    Instant wayBeganAt() {
        return direction == Direction.OUTBOUND && closedAt != null ? closedAt : startsAt;
    }

    /** From when on what its carrier tells is no longer about it; null while it is. */
    @Nullable
    Instant wayEndedAt() {
        return direction == Direction.OUTBOUND ? arrivedAt : closedAt;
    }

    /** Not done although it should have left us, or come in, by now. */
    boolean late(Instant now) {
        Instant due = due();
        boolean begun = direction == Direction.INBOUND && (openedAt != null || arrivedAt != null);
        return due != null && due.isBefore(now) && !ended() && !begun;
    }

    /** When it should have left us, or come in. */
    @Nullable
    Instant due() {
        if (direction == Direction.INBOUND) {
            return plan.arrivalAt();
        }
        return plan.departureAt() != null ? plan.departureAt() : plan.loadAt();
    }

    /** Whether what is missing may still come. */
    boolean mayStillFill() {
        return !ended();
    }

    boolean ended() {
        return closedAt != null || cancelledAt != null;
    }

    /** From a row of {@link #COLUMNS}. */
    static Shipment read(ResultSet row) throws SQLException {
        return new Shipment(
                row.getLong("id"),
                row.getString("reference"),
                Direction.valueOf(row.getString("direction")),
                new Shipment.End(Sql.longOrNull(row, "from_place_id"), row.getString("from_party")),
                new Shipment.End(Sql.longOrNull(row, "to_place_id"), row.getString("to_party")),
                Sql.longOrNull(row, "door_id"),
                new Shipment.Plan(
                        Sql.instantOrNull(row, "planned_load_at"),
                        Sql.instantOrNull(row, "planned_departure_at"),
                        Sql.instantOrNull(row, "planned_arrival_at")),
                Sql.longOrNull(row, "asset_id"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "starts_at"),
                Sql.instantOrNull(row, "opened_at"),
                Sql.instantOrNull(row, "closed_at"),
                Sql.instantOrNull(row, "arrived_at"),
                Sql.instantOrNull(row, "cancelled_at"));
    }
}
