package org.tallyman.place;

/** What a place is. Which kind may stand in which is table {@code place_nesting}. */
public enum PlaceKind {
    SITE,
    BUILDING,
    ZONE,
    AISLE,
    BIN,
    DOOR,
    YARD,
    VEHICLE
}
