package org.tallyman.device;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Profile;
import org.tallyman.platform.command.Fields;

/** A profile as people type it: one {@code key=value} a line, at most 600 lines of 560 characters, 65,536 in all. */
final class ProfileText {

    static final int LENGTH_MAX = 65_536;

    private static final int LINES_MAX = 600;
    private static final int VALUE_MAX = 500;
    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

    private ProfileText() {}

    /** Field profile. */
    static Profile read(Fields fields) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : fields.optional("profile", LENGTH_MAX)
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

    /** The text with a setting that holds whatever it said of it. */
    static String with(String text, String key, String value) {
        return Stream.concat(text.lines().filter(line -> !says(line, key)), Stream.of(key + "=" + value))
                .collect(Collectors.joining("\n"));
    }

    /** The text with a setting where it says nothing of it. */
    static String or(String text, String key, String value) {
        return text.lines().anyMatch(line -> says(line, key)) ? text : with(text, key, value);
    }

    private static boolean says(String line, String key) {
        int at = line.indexOf('=');
        return at >= 0 && line.substring(0, at).strip().equals(key);
    }

    /** All but one setting. */
    static String without(Map<String, ? extends @Nullable String> settings, String key) {
        Map<String, @Nullable String> rest = new TreeMap<>(settings);
        rest.remove(key);
        return of(rest);
    }

    static String of(Map<String, ? extends @Nullable String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
