package org.tallyman.place;

import java.util.EnumSet;
import java.util.Set;

/** What may stand in what; the same as table {@code place_nesting}, which has the last word. */
final class PlaceNesting {

    private PlaceNesting() {}

    static boolean allows(PlaceKind parent, PlaceKind kind) {
        return in(parent).contains(kind);
    }

    private static Set<PlaceKind> in(PlaceKind parent) {
        return switch (parent) {
            case SITE ->
                EnumSet.of(PlaceKind.BUILDING, PlaceKind.YARD, PlaceKind.ZONE, PlaceKind.DOOR, PlaceKind.VEHICLE);
            case BUILDING -> EnumSet.of(PlaceKind.ZONE, PlaceKind.DOOR, PlaceKind.AISLE);
            case YARD -> EnumSet.of(PlaceKind.ZONE, PlaceKind.BIN, PlaceKind.VEHICLE);
            case ZONE -> EnumSet.of(PlaceKind.ZONE, PlaceKind.AISLE, PlaceKind.BIN, PlaceKind.DOOR);
            case AISLE -> EnumSet.of(PlaceKind.BIN);
            case VEHICLE -> EnumSet.of(PlaceKind.ZONE);
            case BIN, DOOR -> EnumSet.noneOf(PlaceKind.class);
        };
    }
}
