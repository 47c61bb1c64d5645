package org.tallyman.dialect.mapping;

/** What stands at a place of a message, as people pick it. */
public enum Meaning {
    TIME("time of observation", "format", "zone"),
    DEVICE("device that observed"),
    MEASUREMENT("measurement", "name", "unit", "factor", "offset", "sensor", "where", "is"),
    LATITUDE("latitude, degrees", "factor", "where", "is"),
    LONGITUDE("longitude, degrees", "factor"),
    ALTITUDE("altitude, m", "factor"),
    SPEED("speed, km/h", "factor"),
    COURSE("course, degrees", "factor"),
    ACCURACY("accuracy, m", "factor"),
    TAG("tag, EPC", "format", "where", "is"),
    RSSI("strength of a tag, dBm"),
    ANTENNA("antenna of a tag"),
    SCAN("scanned code", "where", "is"),
    SIGNAL("signal", "kind", "name", "words", "where", "is"),
    STATUS("status", "words", "where", "is");

    private final String words;
    /** Between spaces. */
    private final String cells;

    Meaning(String words, String... cells) {
        this.words = words;
        this.cells = " " + String.join(" ", cells) + " ";
    }

    public String words() {
        return words;
    }

    /** Whether a row of it has this cell beside its path. */
    public boolean has(String cell) {
        return cells.contains(" " + cell + " ");
    }

    /** What all observations of a message, or of a list in it, have in common. */
    boolean isShared() {
        return this == TIME || this == DEVICE;
    }
}
