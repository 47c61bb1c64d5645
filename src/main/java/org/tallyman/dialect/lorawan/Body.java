package org.tallyman.dialect.lorawan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.InstantText;

/** The members of a JSON object. Senders leave out zeros, false and empty texts, so what is not there is that. */
public record Body(Map<String, Object> members) {

    private static final Body NONE = new Body(Map.of());

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public Body at(String name) {
        return of(members.get(name));
    }

    private static Body of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return NONE;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), member));
        return new Body(members);
    }

    /** The objects of a list. */
    public List<Body> list(String name) {
        List<Body> bodies = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            list.forEach(element -> bodies.add(of(element)));
        }
        return bodies;
    }

    /** A text, or a number or a truth as it is written. */
    public String text(String name) {
        Object value = members.get(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    public double number(String name) {
        return members.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    public boolean yes(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    /** Null when there is none that can be read. */
    public @Nullable Instant time(String name) {
        return members.get(name) instanceof String text ? InstantText.parse(text) : null;
    }

    /** Bytes in Base64; null when the text is none. */
    public byte @Nullable [] bytes(String name) {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
