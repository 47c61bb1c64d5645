package org.tallyman.fleet;

import java.util.Locale;

/** What kind of thing moves. */
public enum AssetKind {
    TRAILER,
    CONTAINER,
    PALLET,
    VEHICLE,
    OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
