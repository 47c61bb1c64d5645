package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the members of a mapping. It may leave out what it does not know: {@link Rows} writes the rows again and
 * compares.
 */
final class RowReader {

    private static final List<Meaning> POSITION = List.of(
            Meaning.LATITUDE, Meaning.LONGITUDE, Meaning.ALTITUDE, Meaning.SPEED, Meaning.COURSE, Meaning.ACCURACY);

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private String list = "";

    private RowReader() {}

    static Optional<List<Row>> read(Map<String, Object> mapping) {
        RowReader reader = new RowReader();
        reader.shared(mapping);
        if (mapping.get("observations") instanceof List<?> rules) {
            for (Object rule : rules) {
                if (rule instanceof Map<?, ?> map) {
                    reader.rule(named(map));
                }
            }
        }
        return reader.rows.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(reader.rows));
    }

    private void shared(Map<String, Object> members) {
        for (Meaning meaning : List.of(Meaning.TIME, Meaning.DEVICE)) {
            Object source = members.get(meaning.name().toLowerCase(Locale.ROOT));
            if (source != null && said.add(meaning + list)) {
                rows.add(new Row(meaning, cells(source)));
            }
        }
    }

    private void rule(Map<String, Object> rule) {
        list = rule.get("each") instanceof String each ? each : "";
        if (!list.isEmpty()) {
            shared(rule);
        }
        Map<String, String> where = condition(rule.get("when"));
        if (rule.containsKey("quantity")) {
            add(
                    Meaning.MEASUREMENT,
                    rule.get("value"),
                    where,
                    rule,
                    "name",
                    "quantity",
                    "unit",
                    "unit",
                    "sensor",
                    "sensor");
        } else if (rule.containsKey("latitude")) {
            for (Meaning meaning : POSITION) {
                Object source = rule.get(meaning.name().toLowerCase(Locale.ROOT));
                if (source != null) {
                    add(meaning, source, meaning == Meaning.LATITUDE ? where : Map.of(), rule);
                }
            }
        } else if (rule.containsKey("epc")) {
            add(Meaning.TAG, rule.get("epc"), where, rule);
            for (Meaning meaning : List.of(Meaning.RSSI, Meaning.ANTENNA)) {
                Object source = rule.get(meaning.name().toLowerCase(Locale.ROOT));
                if (source != null) {
                    add(meaning, source, Map.of(), rule);
                }
            }
        } else if (rule.containsKey("scan")) {
            add(Meaning.SCAN, rule.get("scan"), where, rule);
        } else if (rule.containsKey("signal")) {
            add(Meaning.SIGNAL, rule.get("on"), where, rule, "kind", "signal", "name", "name");
        } else {
            add(Meaning.STATUS, rule.get("status"), where, rule);
        }
    }

    private void add(
            Meaning meaning,
            @Nullable Object source,
            Map<String, String> where,
            Map<String, Object> rule,
            String... cellsAndMembers) {
        Map<String, String> cells = new LinkedHashMap<>(cells(source));
        cells.putAll(where);
        for (int i = 0; i < cellsAndMembers.length; i += 2) {
            cells.put(cellsAndMembers[i], text(rule.get(cellsAndMembers[i + 1])));
        }
        rows.add(new Row(meaning, cells));
    }

    private Map<String, String> condition(@Nullable Object when) {
        if (when instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            return Map.of("where", text(only.getKey()), "is", Texts.of(String.valueOf(only.getValue())));
        }
        return Map.of();
    }

    private Map<String, String> cells(@Nullable Object source) {
        if (!(source instanceof Map<?, ?> map) || !map.containsKey("path")) {
            return Map.of("path", text(source));
        }
        Map<String, String> cells = new HashMap<>();
        named(map).forEach((name, value) -> {
            switch (name) {
                case "path" -> cells.put("path", text(value));
                case "map" -> cells.put("words", words(value));
                default -> cells.put(name, Texts.of(value));
            }
        });
        return cells;
    }

    private static String words(Object map) {
        List<String> pairs = new ArrayList<>();
        if (map instanceof Map<?, ?> names) {
            names.forEach((name, means) -> pairs.add(name + "=" + means));
        }
        return String.join(", ", pairs);
    }

    /** A source as it is typed in a cell: from the message, where it may be from the element. */
    private String text(@Nullable Object source) {
        return switch (source) {
            case String text when text.startsWith("@") && !list.isEmpty() -> list + text.substring(1);
            case String text -> text;
            case Map<?, ?> map when map.get("topic") instanceof Long level -> "topic " + level;
            case Map<?, ?> map when map.containsKey("key") -> "~";
            case null, default -> "";
        };
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                members.put(String.valueOf(name), value);
            }
        });
        return members;
    }
}
