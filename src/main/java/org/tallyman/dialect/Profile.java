package org.tallyman.dialect;

import java.util.Map;
import java.util.Optional;

/** Settings of a device model that change how its words are read; empty means the language's defaults. */
public record Profile(Map<String, String> settings) {

    public static final Profile DEFAULT = new Profile(Map.of());

    public Profile {
        settings = Map.copyOf(settings);
    }

    /** Whether frames whose checksum is wrong are read all the same ({@code checksum} is {@code ignore}). */
    public boolean ignoresChecksum() {
        return setting("checksum").filter("ignore"::equals).isPresent();
    }

    /** Whether a setting is switched on. */
    public boolean is(String name) {
        return setting(name).filter("true"::equals).isPresent();
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
