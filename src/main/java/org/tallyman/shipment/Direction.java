package org.tallyman.shipment;

/** Which way a shipment goes through its door. */
public enum Direction {
    OUTBOUND,
    INBOUND
}
