package org.tallyman.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A local address with its parameters in order, those without a value left out. */
public record Link(String path, Map<String, String> parameters) {

    public Link {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static Link to(String path) {
        return new Link(path, Map.of());
    }

    /** With this parameter as well or instead; without it where the value is null or empty. */
    public Link with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        if (value != null && !value.isEmpty()) {
            changed.put(name, value);
        }
        return new Link(path, changed);
    }

    /** With this parameter even where it is empty, and without it only where it is null. */
    public Link withEmpty(String name, @Nullable String value) {
        if (value == null || !value.isEmpty()) {
            return with(name, value);
        }
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Link(path, changed);
    }

    @Override
    public String toString() {
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
