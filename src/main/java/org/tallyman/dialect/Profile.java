package org.tallyman.dialect;

import java.util.Map;
import java.util.Optional;

/** Settings of a device model that change how its words are read; empty means the language's defaults. */
public record Profile(Map<String, String> settings) {

    public static final Profile DEFAULT = new Profile(Map.of());

    public Profile {
        settings = Map.copyOf(settings);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
