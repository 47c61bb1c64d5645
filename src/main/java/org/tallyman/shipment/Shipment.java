package org.tallyman.shipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
}
