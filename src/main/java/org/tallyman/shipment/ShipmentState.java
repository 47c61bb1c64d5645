package org.tallyman.shipment;

import org.tallyman.platform.Mark;

/** How far a shipment has come; derived, never stored. */
public enum ShipmentState {
    PLANNED("planned"),
    LOADING("loading"),
    LOADED("loaded"),
    DEPARTED("departed"),
    IN_TRANSIT("in transit"),
    ARRIVED("arrived"),
    RECEIVING("receiving"),
    RECEIVED("received"),
    CANCELLED("cancelled");

    private final String word;

    ShipmentState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /**
     * From what is known of it.
     *
     * @param moving its asset reported a position since it left, or since it should have
     */
    static ShipmentState of(Shipment shipment, Fill fill, boolean moving) {
        if (shipment.cancelledAt() != null) {
            return CANCELLED;
        }
        return shipment.direction() == Direction.OUTBOUND
                ? outbound(shipment, fill, moving)
                : inbound(shipment, fill, moving);
    }

    private static ShipmentState outbound(Shipment shipment, Fill fill, boolean moving) {
        if (shipment.arrivedAt() != null) {
            return ARRIVED;
        }
        if (shipment.closedAt() != null) {
            return moving ? IN_TRANSIT : DEPARTED;
        }
        if (fill.complete()) {
            return LOADED;
        }
        return shipment.openedAt() != null || fill.items() > 0 ? LOADING : PLANNED;
    }

    private static ShipmentState inbound(Shipment shipment, Fill fill, boolean moving) {
        if (shipment.closedAt() != null) {
            return RECEIVED;
        }
        if (fill.items() > 0) {
            return RECEIVING;
        }
        if (shipment.openedAt() != null || shipment.arrivedAt() != null) {
            return ARRIVED;
        }
        return moving ? IN_TRANSIT : PLANNED;
    }

    /** How a page marks it: worth a look is only what left with something amiss. */
    Mark mark(Fill fill) {
        boolean ended = this == DEPARTED || this == IN_TRANSIT || this == ARRIVED || this == RECEIVED;
        if (fill.unexpected() > 0 || (ended && fill.expected() > 0 && fill.missing() > 0 && fill.items() > 0)) {
            return Mark.ATTENTION;
        }
        return this == LOADING || this == RECEIVING || this == IN_TRANSIT ? Mark.INFO : Mark.NORMAL;
    }
}
