package org.tallyman.ident;

/** One place: a site, building, zone, aisle, bin, door, yard or vehicle. */
public record PlaceId(long value) {

    public PlaceId {
        if (value <= 0) {
            throw new IllegalArgumentException("PlaceId must be positive, was " + value);
        }
    }
}
