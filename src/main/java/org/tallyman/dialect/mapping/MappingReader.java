package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.tallyman.NeutralJson;
import org.tallyman.dialect.tallyman.Temperature;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Reads a mapping from its JSON; the first broken rule is the one that is told. */
final class MappingReader {

    static final int RULES_MAX = 50;

    private static final Set<String> WORDS = Set.of("device", "time", "observations");
    private static final Set<String> RULE_WORDS = Set.of("each", "when");
    private static final Set<String> MEMBERS = NeutralJson.observed();
    private static final Set<String> SOURCE_WORDS =
            Set.of("path", "value", "key", "topic", "factor", "offset", "format", "zone", "map", "default");

    private final Set<List<String>> places = new HashSet<>();
    /** Whether it is just being written, and keeps all rules of now. */
    private final boolean isNew;

    private String list = "$";
    private @Nullable Refusal refusal;

    MappingReader(boolean isNew) {
        this.isNew = isNew;
    }

    Parsed<Mapping> read(Map<String, Object> members) {
        known(members, WORDS, "");
        Map<String, Source> shared = new LinkedHashMap<>();
        for (String name : List.of("device", "time")) {
            if (members.containsKey(name)) {
                shared.put(name, member(name, members.get(name), "/" + name));
            }
        }
        List<Rule> rules = new ArrayList<>();
        if (members.get("observations") instanceof List<?> list && !list.isEmpty() && list.size() <= RULES_MAX) {
            for (int i = 0; i < list.size(); i++) {
                rules.add(rule(list.get(i), shared, "/observations/" + i));
            }
        } else {
            refuse("/observations", members.get("observations"), "is a list of 1 to " + RULES_MAX + " rules");
        }
        return refusal == null ? Parsed.ok(new Mapping(rules, places)) : Parsed.refused(refusal);
    }

    private Rule rule(@Nullable Object given, Map<String, Source> shared, String at) {
        if (!(given instanceof Map<?, ?> map)) {
            refuse(at, given, "is an object of members and where they come from");
            return new Rule(null, List.of(), Map.of());
        }
        Map<String, Object> members = named(map);
        list = members.get("each") instanceof String text ? text : "$";
        Map<String, Source> sources = new LinkedHashMap<>(shared);
        members.forEach((name, source) -> {
            if (!RULE_WORDS.contains(name)) {
                sources.put(name, member(name, source, at + "/" + name));
            }
        });
        if (!sources.keySet().stream()
                .anyMatch(Set.of("epc", "scan", "latitude", "quantity", "signal", "status", "lost")::contains)) {
            refuse(at, "", "has one of epc, scan, latitude and longitude, quantity, signal, status or lost");
        }
        if (isNew) {
            complete(sources, at);
        }
        JsonPath each = members.containsKey("each") ? path(members.get("each"), at + "/each") : null;
        return new Rule(each, conditions(members.get("when"), at + "/when"), Map.copyOf(sources));
    }

    /** What can say nothing, whatever the message, is no rule. */
    private void complete(Map<String, Source> sources, String at) {
        String missing = NeutralJson.missing(sources.keySet());
        if (!missing.isEmpty()) {
            refuse(at + "/" + missing, "", "is there: without it the rule says nothing");
        }
        if (sources.get("quantity") instanceof Source.Constant(Object quantity)
                && sources.get("unit") instanceof Source.Constant(Object unit)
                && !Temperature.allows(Texts.of(quantity), Texts.of(unit))) {
            refuse(at + "/unit", unit, Temperature.RULE);
        }
    }

    private List<Rule.Condition> conditions(@Nullable Object given, String at) {
        List<Rule.Condition> conditions = new ArrayList<>();
        if (given instanceof Map<?, ?> map) {
            named(map).forEach((path, is) -> {
                if (is instanceof Map<?, ?> || is instanceof List<?>) {
                    refuse(at + "/" + path, is, "is a text, a number or a truth");
                } else {
                    conditions.add(new Rule.Condition(source(path, at), Texts.of(is)));
                }
            });
        } else if (given != null) {
            refuse(at, given, "is an object of paths and the values that they must have");
        }
        return conditions;
    }

    private Source member(String name, @Nullable Object given, String at) {
        if (!MEMBERS.contains(name)) {
            refuse(at, "", "is a member of the neutral JSON: " + String.join(", ", new TreeSet<>(MEMBERS)));
        }
        return switch (name) {
            case "attributes" -> attributes(given, at);
            case "time" -> time(given, at);
            default -> source(given, at);
        };
    }

    private Source time(@Nullable Object given, String at) {
        if (!(given instanceof Map<?, ?> map)) {
            return timed(source(given, at), "iso", "", at);
        }
        Map<String, Object> words = named(map);
        words.putIfAbsent("format", "iso");
        Object otherwise = words.get("default");
        boolean isTime =
                otherwise == null || otherwise.equals(Rule.RECEIVED) || InstantText.parse(Texts.of(otherwise)) != null;
        if (isNew && !isTime) {
            refuse(
                    at + "/default",
                    otherwise,
                    "is " + Rule.RECEIVED + ", for the time of receipt, or a time as RFC 3339 writes it");
        }
        return described(words, at);
    }

    /** A path at which there is an object, or an object of sources. */
    private Source attributes(@Nullable Object given, String at) {
        if (!(given instanceof Map<?, ?> map)) {
            return source(given, at);
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        named(map).forEach((name, source) -> sources.put(name, source(source, at + "/" + name)));
        return new Source.Several(Map.copyOf(sources));
    }

    private Source source(@Nullable Object given, String at) {
        return switch (given) {
            case String text when JsonPath.looksLikeOne(text) -> byPath(text, at);
            case Map<?, ?> map -> described(named(map), at);
            case null -> none(at);
            case List<?> list -> none(at);
            default -> new Source.Constant(given);
        };
    }

    private Source none(String at) {
        refuse(at, "", "is a path, a constant, or an object with path, value, key or topic");
        return new Source.Constant("");
    }

    private Source described(Map<String, Object> words, String at) {
        known(words, SOURCE_WORDS, at);
        Source source = origin(words, at);
        if (words.get("map") instanceof Map<?, ?> names) {
            source = new Source.Renamed(source, named(names));
        } else if (words.containsKey("map")) {
            refuse(at + "/map", words.get("map"), "is an object of values and what they mean");
        }
        if (words.containsKey("factor") || words.containsKey("offset")) {
            source = new Source.Scaled(source, number(words, "factor", 1, at), number(words, "offset", 0, at));
        }
        if ("base64".equals(words.get("format"))) {
            source = new Source.FromBase64(source);
        } else if (words.containsKey("format")) {
            source = timed(
                    source, Texts.of(words.get("format")), Texts.of(words.getOrDefault("zone", "")), at + "/format");
        }
        Object otherwise = words.get("default");
        return otherwise == null ? source : new Source.Otherwise(source, otherwise);
    }

    private Source origin(Map<String, Object> words, String at) {
        Object path = words.get("path");
        Object value = words.get("value");
        Object level = words.get("topic");
        if (path != null) {
            return path instanceof String text ? byPath(text, at + "/path") : none(at + "/path");
        }
        if (value != null) {
            return new Source.Constant(value);
        }
        if (level instanceof Long number && Math.abs(number) < 100) {
            return new Source.TopicLevel(number.intValue());
        }
        return Boolean.TRUE.equals(words.get("key")) ? new Source.Key() : none(at);
    }

    private Source timed(Source source, String format, String zone, String at) {
        TimeFormat times = TimeFormat.of(format, zone);
        if (times == null) {
            refuse(
                    at,
                    zone.isEmpty() ? format : format + ", " + zone,
                    "is iso, epoch-s, epoch-ms, epoch-us, epoch-ns, base64, or a pattern such as dd.MM.yyyy HH:mm:ss, in a zone such as Europe/Paris");
            return source;
        }
        return new Source.Timed(source, times);
    }

    private double number(Map<String, Object> words, String name, double absent, String at) {
        Object value = words.get(name);
        if (value != null && !(value instanceof Number)) {
            refuse(at + "/" + name, value, "is a number");
        }
        return value instanceof Number number ? number.doubleValue() : absent;
    }

    private Source byPath(String text, String at) {
        return new Source.ByPath(path(text, at), text.startsWith("@") ? list + text.substring(1) : text);
    }

    private JsonPath path(@Nullable Object given, String at) {
        return switch (JsonPath.parse(given instanceof String text ? text : "", at)) {
            case Parsed.Ok<JsonPath>(JsonPath path) -> {
                place(String.valueOf(given));
                yield path;
            }
            case Parsed.Refused<JsonPath>(Refusal why) -> {
                refuse(at, why.value(), why.rule());
                yield JsonPath.WHOLE;
            }
        };
    }

    /** What a path of the element at hand reads stands in its list. */
    private void place(String path) {
        List<String> names = JsonPath.names(path.startsWith("@") ? list + path.substring(1) : path);
        if (!names.isEmpty()) {
            places.add(names);
        }
    }

    private void known(Map<String, Object> members, Set<String> words, String at) {
        members.keySet().stream()
                .filter(name -> !words.contains(name))
                .findFirst()
                .ifPresent(odd -> refuse(at + "/" + odd, "", "is one of: " + String.join(", ", new TreeSet<>(words))));
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

    private void refuse(String pointer, @Nullable Object value, String rule) {
        if (refusal == null) {
            refusal = new Refusal("mapping", pointer, value == null ? "" : value.toString(), rule);
        }
    }
}
