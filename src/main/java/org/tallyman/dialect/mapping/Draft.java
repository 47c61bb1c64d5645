package org.tallyman.dialect.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.ident.Parsed;

/** A first mapping for a message, by the names of its members: for people to mend, not to trust. */
public final class Draft {

    private static final int RULES_MAX = 30;
    private static final int DEPTH_MAX = 4;

    private static final Set<String> TIMES =
            Set.of("time", "timestamp", "ts", "datetime", "date", "at", "observedat", "measuredat", "createdat", "utc");
    private static final Set<String> DEVICES = Set.of(
            "device",
            "deviceid",
            "devid",
            "deveui",
            "sensorid",
            "sensor",
            "id",
            "serial",
            "serialnumber",
            "imei",
            "mac");
    private static final Set<String> TAGS = Set.of("epc", "epchex", "idhex", "tag", "tagid");
    private static final Set<String> SCANS = Set.of("barcode", "scan", "qr", "qrcode", "ean", "gtin", "sscc");
    private static final Set<String> LATITUDES = Set.of("lat", "latitude");
    private static final Set<String> LONGITUDES = Set.of("lon", "lng", "long", "longitude");

    /** Names of quantities and their units, as UCUM writes them. */
    private static final Map<String, List<String>> QUANTITIES = Map.ofEntries(
            Map.entry("temperature", List.of("temperature", "Cel")),
            Map.entry("temp", List.of("temperature", "Cel")),
            Map.entry("tempc", List.of("temperature", "Cel")),
            Map.entry("humidity", List.of("humidity", "%")),
            Map.entry("hum", List.of("humidity", "%")),
            Map.entry("rh", List.of("humidity", "%")),
            Map.entry("battery", List.of("battery", "%")),
            Map.entry("batt", List.of("battery", "%")),
            Map.entry("batterylevel", List.of("battery", "%")),
            Map.entry("voltage", List.of("battery-voltage", "V")),
            Map.entry("vbat", List.of("battery-voltage", "V")),
            Map.entry("pressure", List.of("pressure", "hPa")),
            Map.entry("co2", List.of("co2", "[ppm]")),
            Map.entry("weight", List.of("weight", "kg")),
            Map.entry("rssi", List.of("rssi", "dBm")),
            Map.entry("snr", List.of("snr", "dB")));

    private final List<Map<String, Object>> rules = new ArrayList<>();
    private final Map<String, Object> shared = new LinkedHashMap<>();
    private final Map<String, Object> inList = new LinkedHashMap<>();
    private @Nullable String each;

    private Draft() {}

    /** A mapping as JSON; one that reads a temperature where the message is no JSON. */
    public static String of(byte[] message) {
        Draft draft = new Draft();
        Object tree = JsonTree.any(message) instanceof Parsed.Ok<Object>(Object value) ? value : Map.of();
        draft.begin(tree);
        if (draft.rules.isEmpty()) {
            draft.add("quantity", "temperature", "value", "$.temperature", "unit", "Cel");
        }
        Map<String, Object> mapping = new LinkedHashMap<>(draft.shared);
        mapping.put("observations", draft.rules);
        return written(mapping);
    }

    private void begin(Object tree) {
        if (tree instanceof List<?> list && !list.isEmpty()) {
            each = "$[*]";
            members("@", list.getFirst(), 0);
            return;
        }
        members("$", tree, 0);
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> first) {
                    each = "$" + step(String.valueOf(name)) + "[*]";
                    inList.clear();
                    members("@", first, 0);
                    each = null;
                }
            });
        }
    }

    private void members(String path, @Nullable Object value, int depth) {
        if (!(value instanceof Map<?, ?> map) || depth > DEPTH_MAX) {
            return;
        }
        Map<String, String> found = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            String name = String.valueOf(key);
            String at = path + step(name);
            member(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""), name, at, member, found, depth);
        });
        if (found.containsKey("latitude") && found.containsKey("longitude")) {
            add("latitude", found.get("latitude"), "longitude", found.get("longitude"));
        }
    }

    private void member(
            String plain, String name, String at, @Nullable Object value, Map<String, String> found, int depth) {
        if (value instanceof Map<?, ?>) {
            members(at, value, depth + 1);
        } else if (value instanceof List<?> || value == null) {
            return;
        } else if (TIMES.contains(plain)) {
            share("time", time(at, value));
        } else if (DEVICES.contains(plain)) {
            share("device", at);
        } else if (LATITUDES.contains(plain)) {
            found.put("latitude", at);
        } else if (LONGITUDES.contains(plain)) {
            found.put("longitude", at);
        } else if (TAGS.contains(plain) && value instanceof String) {
            add("epc", at);
        } else if (SCANS.contains(plain)) {
            add("scan", at);
        } else if (value instanceof Number) {
            List<String> known = QUANTITIES.getOrDefault(plain, List.of(kebab(name), "1"));
            add("quantity", known.getFirst(), "value", at, "unit", known.getLast());
        } else if (value instanceof Boolean) {
            add("signal", "input", "name", kebab(name), "on", at);
        }
    }

    /** By its size a number tells its unit: this century in seconds has ten digits. */
    private static Object time(String at, Object value) {
        Double number =
                value instanceof Number || String.valueOf(value).matches("[0-9]{10,19}") ? Texts.number(value) : null;
        if (number == null) {
            return at;
        }
        String format =
                number < 1e11 ? "epoch-s" : number < 1e14 ? "epoch-ms" : number < 1e17 ? "epoch-us" : "epoch-ns";
        return Map.of("path", at, "format", format);
    }

    /** What is said at the message holds for all; what is said in a list, for its rules. */
    private void share(String name, Object source) {
        if (each == null) {
            shared.putIfAbsent(name, source);
        } else {
            inList.putIfAbsent(name, source);
            rules.stream()
                    .filter(rule -> each.equals(rule.get("each")))
                    .forEach(rule -> rule.putIfAbsent(name, source));
        }
    }

    private void add(@Nullable Object... namesAndSources) {
        if (rules.size() == RULES_MAX) {
            return;
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        if (each != null) {
            rule.put("each", each);
            rule.putAll(inList);
        }
        for (int i = 0; i < namesAndSources.length; i += 2) {
            Object source = i + 1 < namesAndSources.length ? namesAndSources[i + 1] : null;
            rule.put(String.valueOf(namesAndSources[i]), source == null ? "" : source);
        }
        rules.add(rule);
    }

    private static String step(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? "." + name : "['" + name.replace("'", "") + "']";
    }

    private static String kebab(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        String kebab = words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return kebab.isEmpty() ? "value" : kebab;
    }

    private static String written(Map<String, Object> mapping) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            Mapping.write(json, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
