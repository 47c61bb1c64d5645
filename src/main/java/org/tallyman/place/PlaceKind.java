package org.tallyman.place;

import java.util.Locale;

/** What a place is. Which kind may stand in which is table {@code place_nesting}. */
public enum PlaceKind {
    SITE,
    BUILDING,
    ZONE,
    AISLE,
    BIN,
    DOOR,
    YARD,
    VEHICLE;

    /** For people. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
