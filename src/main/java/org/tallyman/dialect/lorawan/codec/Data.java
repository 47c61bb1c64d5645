package org.tallyman.dialect.lorawan.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decoded object in the making. */
final class Data {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * Sets a value under a name, in which colons part the members of members; leaves out null and what is no number.
     */
    void put(String path, @Nullable Object value) {
        if (value == null || (value instanceof Double number && !Double.isFinite(number))) {
            return;
        }
        Map<String, Object> inside = members;
        int from = 0;
        for (int colon = path.indexOf(':'); colon > 0; colon = path.indexOf(':', from)) {
            inside = member(inside, path.substring(from, colon));
            from = colon + 1;
        }
        inside.put(path.substring(from), value);
    }

    /** Appends to the list of this name. */
    void append(String name, Object element) {
        List<Object> list = new ArrayList<>();
        if (members.get(name) instanceof List<?> before) {
            list.addAll(before);
        }
        list.add(element);
        members.put(name, list);
    }

    /** As {@link #put}; a name that comes again has a list of its values. */
    void repeat(String name, @Nullable Object value) {
        Object before = members.get(name);
        if (before == null || value == null) {
            put(name, value);
            return;
        }
        if (!(before instanceof List<?>)) {
            members.put(name, List.of(before));
        }
        append(name, value);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Map<String, Object> members() {
        return members;
    }

    private static Map<String, Object> member(Map<String, Object> of, String name) {
        Map<String, Object> inside = new LinkedHashMap<>();
        if (of.get(name) instanceof Map<?, ?> before) {
            before.forEach((key, value) -> inside.put(String.valueOf(key), value));
        }
        of.put(name, inside);
        return inside;
    }
}
