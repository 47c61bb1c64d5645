package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.ident.Parsed;

/**
 * A path at which messages have values. What stands in a list has one path for all of its elements.
 *
 * @param example of the first message that has it
 * @param values the first different ones, shortened, for people
 */
public record Place(String path, Object example, List<String> values) {

    private static final int PLACES_MAX = 200;
    private static final int ELEMENTS_MAX = 20;
    private static final int PAIR_MAX = 4;
    private static final int VALUES_MAX = 2;
    private static final int LENGTH_MAX = 24;

    /** All places of some messages, in their order; what is no JSON has none. */
    public static List<Place> of(List<byte[]> messages) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (byte[] message : messages) {
            if (JsonTree.any(message) instanceof Parsed.Ok<Object>(Object tree)) {
                walk("$", tree, places);
            }
        }
        return List.copyOf(places.values());
    }

    private static void walk(String path, @Nullable Object value, Map<String, Place> places) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, member) -> walk(path + step(String.valueOf(name)), member, places));
            case List<?> list -> {
                int elements = Math.min(list.size(), ELEMENTS_MAX);
                for (int i = 0; i < elements; i++) {
                    walk(path + "[*]", list.get(i), places);
                }
                // A short list of numbers is often a pair, such as a position.
                for (int i = 0; i < elements && list.size() <= PAIR_MAX && list.get(i) instanceof Number; i++) {
                    walk(path + "[" + i + "]", list.get(i), places);
                }
            }
            case null -> {
                // Nothing stands there.
            }
            default -> add(path, value, places);
        }
    }

    private static void add(String path, Object value, Map<String, Place> places) {
        Place known = places.get(path);
        if (known == null) {
            if (places.size() < PLACES_MAX && JsonPath.parse(path, "path") instanceof Parsed.Ok<JsonPath>) {
                places.put(path, new Place(path, value, List.of(shortened(value))));
            }
        } else if (known.values.size() < VALUES_MAX && !known.values.contains(shortened(value))) {
            List<String> more = new ArrayList<>(known.values);
            more.add(shortened(value));
            places.put(path, new Place(path, known.example, List.copyOf(more)));
        }
    }

    private static String shortened(Object value) {
        String text = Texts.of(value);
        return text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
    }

    private static String step(String name) {
        if (name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            return "." + name;
        }
        return name.contains("'") ? "[\"" + name + "\"]" : "['" + name + "']";
    }

    /** The name under which it stands; empty for an element of a list and for the message. */
    String name() {
        return JsonPath.lastName(path);
    }
}
