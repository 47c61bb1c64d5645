package org.tallyman.place;

/**
 * What a read point watches, and the settings that it starts with.
 *
 * <p>Business step and disposition are those of GS1 CBV 2.0, sections 7.1 and 7.2. A zone says that things rest there
 * ({@code storing}, {@code in_progress}). For a door they belong to the side on which a passage ends: inside means
 * {@code receiving}, {@code in_progress}; outside means {@code departing}, {@code in_transit}. A station says only that
 * it saw something ({@code other}), because what is done there is for the people who set it up to say.
 */
public enum ReadPointRole {
    ZONE,
    DOOR_INSIDE,
    DOOR_OUTSIDE,
    STATION;

    public boolean atDoor() {
        return this == DOOR_INSIDE || this == DOOR_OUTSIDE;
    }

    public ReadPointSettings defaults() {
        return switch (this) {
            case ZONE -> settings(120_000, 2, "storing", "in_progress");
            case DOOR_INSIDE -> settings(10_000, 2, "receiving", "in_progress");
            case DOOR_OUTSIDE -> settings(10_000, 2, "departing", "in_transit");
            case STATION -> settings(5_000, 1, "other", "in_progress");
        };
    }

    /** For people. */
    public String word() {
        return switch (this) {
            case ZONE -> "Zone";
            case DOOR_INSIDE -> "Door, inside";
            case DOOR_OUTSIDE -> "Door, outside";
            case STATION -> "Station";
        };
    }

    private static ReadPointSettings settings(int gapMs, int observedCount, String bizStep, String disposition) {
        return new ReadPointSettings(1000, gapMs, observedCount, 300, 10_000, 120_000, 30_000, bizStep, disposition);
    }
}
