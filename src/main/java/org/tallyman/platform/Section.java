package org.tallyman.platform;

/** A section of the rail, in the order in which goods flow. */
public enum Section {
    OVERVIEW("overview", "/", "Overview"),
    RECEIVING("receiving", "/receiving", "Receiving"),
    STOCK("stock", "/stock", "Stock"),
    PLACES("places", "/places", "Places"),
    SHIPMENTS("shipments", "/shipments", "Shipments"),
    FLEET("fleet", "/assets", "Fleet"),
    EXCEPTIONS("exceptions", "/exceptions", "Exceptions"),
    DEVICES("devices", "/devices", "Devices"),
    SETTINGS("settings", "/settings", "Settings");

    private final String id;
    private final String path;
    private final String word;

    Section(String id, String path, String word) {
        this.id = id;
        this.path = path;
        this.word = word;
    }

    /** What a page passes to the shell as {@code section}; also the name of its icon. */
    public String id() {
        return id;
    }

    public String path() {
        return path;
    }

    public String word() {
        return word;
    }
}
