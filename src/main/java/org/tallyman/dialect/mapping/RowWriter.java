package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/**
 * Makes the members of a mapping of rows. Paths are written from the element of the list in which a row's own path
 * stands; the members of a position, and those of a tag, that stand in one list make one rule.
 */
final class RowWriter {

    private static final Pattern TOPIC = Pattern.compile("topic (-?[0-9]{1,2})");

    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Map<String, Object>> rules = new ArrayList<>();
    private final Map<String, Map<String, Object>> open = new HashMap<>();
    private final Map<String, Map<String, Object>> shared = new LinkedHashMap<>();

    /** Beside each rule of several rows, the place of the row that began it. */
    private final Map<Integer, Integer> begunAt = new LinkedHashMap<>();

    private List<Row> rows = List.of();
    private int at;

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    Map<String, Object> write(List<Row> all) {
        rows = all;
        for (at = 0; at < rows.size(); at++) {
            write(rows.get(at));
        }
        begunAt.forEach((rule, row) -> wholeness(rules.get(rule), row));
        for (at = 0; at < rows.size(); at++) {
            share(rows.get(at));
        }
        if (rules.isEmpty() || rules.size() > MappingReader.RULES_MAX) {
            refusals.add(new Refusal(
                    "mapping",
                    "rows",
                    "",
                    "make 1 to " + MappingReader.RULES_MAX + " observations; these make " + rules.size()));
        }
        Map<String, Object> mapping = new LinkedHashMap<>(shared.getOrDefault("", Map.of()));
        mapping.put("observations", rules);
        return mapping;
    }

    private void write(Row row) {
        String list = JsonPath.list(row.cell("path"));
        Object place = place(row, list);
        switch (row.meaning()) {
            case TIME -> common("time", list, place);
            case DEVICE -> common("device", list, place);
            case MEASUREMENT -> {
                Map<String, Object> rule = begin(row, list);
                rule.put("quantity", required("name", list, "is what is measured, such as temperature"));
                rule.put("value", place);
                put(rule, "unit", "unit", list);
                put(rule, "sensor", "sensor", list);
            }
            case LATITUDE, LONGITUDE, ALTITUDE, SPEED, COURSE, ACCURACY ->
                join("position", row, list, row.meaning().name().toLowerCase(Locale.ROOT), place);
            case TAG -> join("tag", row, list, "epc", place);
            case RSSI -> join("tag", row, list, "rssi", place);
            case ANTENNA -> join("tag", row, list, "antenna", place);
            case SCAN -> begin(row, list).put("scan", place);
            case SIGNAL -> {
                Map<String, Object> rule = begin(row, list);
                rule.put("signal", row.cell("kind").isEmpty() ? "input" : row.cell("kind"));
                put(rule, "name", "name", list);
                rule.put("on", place);
            }
            case STATUS -> begin(row, list).put("status", place);
        }
    }

    private Map<String, Object> begin(Row row, String list) {
        Map<String, Object> rule = new LinkedHashMap<>();
        if (!list.isEmpty()) {
            rule.put("each", list);
        }
        condition(row, list, rule);
        rules.add(rule);
        return rule;
    }

    private void condition(Row row, String list, Map<String, Object> rule) {
        String where = row.meaning().has("where") ? row.cell("where") : "";
        if (!where.isEmpty()) {
            String is = row.cell("is");
            Object value = is.equals("true") || is.equals("false") ? (Object) Boolean.valueOf(is) : is;
            if (!JsonPath.looksLikeOne(where)) {
                refuse("where", where, "is a path such as $.readings[*].type");
            } else {
                rule.put("when", Map.of(String.valueOf(path("where", where, list)), value));
            }
        }
    }

    private void join(String kind, Row row, String list, String member, Object place) {
        Map<String, Object> rule = open.get(kind + list);
        if (rule == null || rule.containsKey(member)) {
            begunAt.put(rules.size(), at);
            rule = begin(row, list);
            open.put(kind + list, rule);
        } else {
            condition(row, list, rule);
        }
        rule.put(member, place);
    }

    private void wholeness(Map<String, Object> rule, int row) {
        boolean tag = rule.containsKey("rssi") || rule.containsKey("antenna") || rule.containsKey("epc");
        at = row;
        if (tag && !rule.containsKey("epc")) {
            refuse("path", "", "belongs to a tag: pick the tag's EPC in the same list too");
        } else if (!tag && !(rule.containsKey("latitude") && rule.containsKey("longitude"))) {
            refuse("path", "", "makes a position only with latitude and longitude in the same list");
        }
    }

    private void common(String member, String list, Object place) {
        if (shared.computeIfAbsent(list, _ -> new LinkedHashMap<>()).putIfAbsent(member, place) != null) {
            refuse("path", rows.get(at).cell("path"), "is the second " + member + " for the same observations");
        }
    }

    /** What is shared in a list goes to the rules of that list. */
    private void share(Row row) {
        String list = JsonPath.list(row.cell("path"));
        if (!row.meaning().isShared() || list.isEmpty()) {
            return;
        }
        boolean taken = false;
        for (Map<String, Object> rule : rules) {
            if (list.equals(rule.get("each"))) {
                shared.getOrDefault(list, Map.of()).forEach(rule::putIfAbsent);
                taken = true;
            }
        }
        if (!taken) {
            refuse("path", row.cell("path"), "lies in a list of which nothing else is read");
        }
    }

    /** Where the value of a row comes from, and what becomes of it. */
    private Object place(Row row, String list) {
        String text = row.cell("path");
        if (!text.startsWith("$") && !TOPIC.matcher(text).matches()) {
            refuse("path", text, "is a path such as $.readings[*].value, or topic 1 for a level of the MQTT topic");
            return "$";
        }
        Object origin = path("path", text, list);
        Map<String, Object> source = new LinkedHashMap<>();
        if (origin instanceof Map<?, ?> topic) {
            topic.forEach((name, level) -> source.put(String.valueOf(name), level));
        } else {
            source.put("path", origin);
        }
        number(row, "factor", source);
        number(row, "offset", source);
        format(row, source);
        words(row, source);
        return source.size() == 1 ? origin : source;
    }

    private void number(Row row, String cell, Map<String, Object> source) {
        String text = row.meaning().has(cell) ? row.cell(cell) : "";
        if (!text.isEmpty()) {
            Double number = Texts.number(text);
            if (number == null) {
                refuse(cell, text, "is a number such as 0.1");
            } else {
                boolean whole = text.matches("[+-]?[0-9]+") && Math.abs(number) < 1e15;
                source.put(cell, whole ? (Object) number.longValue() : number);
            }
        }
    }

    private void format(Row row, Map<String, Object> source) {
        String format = row.meaning().has("format") ? row.cell("format") : "";
        String zone = row.meaning().has("zone") ? row.cell("zone") : "";
        if (row.meaning() == Meaning.TAG) {
            if (!format.isEmpty() && !format.equals("base64")) {
                refuse("format", format, "is base64, or empty for hexadecimal digits");
            }
        } else if (TimeFormat.of(format.isEmpty() ? "iso" : format, "") == null) {
            refuse(
                    "format",
                    format,
                    "is iso, epoch-s, epoch-ms, epoch-us, epoch-ns or a pattern such as dd.MM.yyyy HH:mm");
            return;
        } else if (TimeFormat.of("iso", zone) == null) {
            refuse("zone", zone, "is a zone such as Europe/Paris");
            return;
        }
        if (!format.isEmpty() || !zone.isEmpty()) {
            source.put("format", format.isEmpty() ? "iso" : format);
        }
        if (!zone.isEmpty()) {
            source.put("zone", zone);
        }
    }

    private void words(Row row, Map<String, Object> source) {
        String text = row.meaning().has("words") ? row.cell("words") : "";
        if (text.isEmpty()) {
            return;
        }
        Map<String, Object> names = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                refuse("words", text, "is a list such as open=true, shut=false");
                return;
            }
            String means = pair.substring(equals + 1).strip();
            boolean truth = means.equals("true") || means.equals("false");
            names.put(pair.substring(0, equals).strip(), truth ? (Object) Boolean.valueOf(means) : means);
        }
        source.put("map", names);
    }

    private Object required(String cell, String list, String rule) {
        String text = rows.get(at).cell(cell);
        if (text.isEmpty()) {
            refuse(cell, "", rule);
        }
        return path(cell, text, list);
    }

    private void put(Map<String, Object> rule, String member, String cell, String list) {
        String text = rows.get(at).cell(cell);
        if (!text.isEmpty()) {
            rule.put(member, path(cell, text, list));
        }
    }

    /** A source as a mapping writes it: a path, a level of the topic, the name of the element, or the text itself. */
    private Object path(String cell, String text, String list) {
        Matcher topic = TOPIC.matcher(text);
        if (topic.matches()) {
            return Map.of("topic", Long.valueOf(topic.group(1)));
        }
        if (text.equals("~")) {
            return Map.of("key", true);
        }
        if (!text.startsWith("$")) {
            return JsonPath.looksLikeOne(text) ? Map.of("value", text) : text;
        }
        if (JsonPath.parse(text, cell) instanceof Parsed.Refused<JsonPath>(Refusal refusal)) {
            refuse(cell, text, refusal.rule());
        } else if (!list.isEmpty() && text.startsWith(list)) {
            return "@" + text.substring(list.length());
        } else if (!JsonPath.list(text).isEmpty()) {
            refuse(
                    cell,
                    text,
                    list.isEmpty() ? "stands in a list, and the row does not" : "stands in " + list + " too");
        }
        return text;
    }

    private void refuse(String cell, String value, String rule) {
        refusals.add(new Refusal("mapping", Row.field(at, cell), value, rule));
    }
}
