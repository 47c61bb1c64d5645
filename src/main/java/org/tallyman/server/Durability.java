package org.tallyman.server;

/** Whether commits reach the disk. Only throw-away test databases may go without. */
public enum Durability {
    FULL("on"),
    NONE("off");

    private final String setting;

    Durability(String setting) {
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
