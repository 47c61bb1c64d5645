package org.tallyman.intake;

import java.util.Locale;

/** How a device is linked to Tallyman. */
enum LinkRoute {
    LINE("M2M lines"),
    GATEWAY("Gateways"),
    INTERNET("HTTP and MQTT"),
    CHILD("Behind gateways");

    private final String word;

    LinkRoute(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** As addresses call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
