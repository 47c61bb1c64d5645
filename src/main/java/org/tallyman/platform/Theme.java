package org.tallyman.platform;

import java.util.Arrays;

/** How pages look on this browser; kept in a cookie. */
public enum Theme {
    AUTO("", "Auto"),
    LIGHT("light", "Light"),
    DARK("dark", "Dark"),
    CONTRAST("contrast", "Contrast");

    static final String COOKIE = "theme";

    private final String id;
    private final String word;

    Theme(String id, String word) {
        this.id = id;
        this.word = word;
    }

    static Theme of(String id) {
        return Arrays.stream(values())
                .filter(theme -> theme.id.equals(id))
                .findFirst()
                .orElse(AUTO);
    }

    public String id() {
        return id;
    }

    public String word() {
        return word;
    }
}
