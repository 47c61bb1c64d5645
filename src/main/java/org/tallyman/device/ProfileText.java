package org.tallyman.device;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.platform.command.Fields;

/** A profile as people type it: one {@code key=value} a line, at most 50 lines of 560 characters. */
final class ProfileText {

    private static final int LINES_MAX = 50;
    private static final int VALUE_MAX = 500;
    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

    private ProfileText() {}

    /** Field profile. */
    static Profile read(Fields fields) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : fields.optional("profile", LINES_MAX * (VALUE_MAX + 61))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            int at = line.indexOf('=');
            String key = at < 0 ? line : line.substring(0, at).strip();
            String value = at < 0 ? "" : line.substring(at + 1).strip();
            if (at < 0 || !key.matches(KEY) || value.length() > VALUE_MAX) {
                fields.refuse("profile", "has key=value on each line; “" + line + "” is not that");
            } else if (settings.put(key, value) != null) {
                fields.refuse("profile", "has each key once; “" + key + "” comes twice");
            }
        }
        if (settings.size() > LINES_MAX) {
            fields.refuse("profile", "has at most " + LINES_MAX + " settings");
        }
        return new Profile(settings);
    }

    static String of(Map<String, ? extends @Nullable String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
