package org.tallyman.dialect.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the places of a message may mean, by their names: for people to mend, not to trust. */
public final class Draft {

    private static final int RULES_MAX = 30;

    private static final Map<String, Meaning> MEANINGS = meanings();

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

    private Draft() {}

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        name(meanings, Meaning.TIME, "time timestamp ts datetime date at observedat measuredat createdat utc");
        name(meanings, Meaning.DEVICE, "device deviceid devid deveui sensorid sensor id serial serialnumber imei mac");
        name(meanings, Meaning.TAG, "epc epchex idhex tag tagid");
        name(meanings, Meaning.SCAN, "barcode scan qr qrcode ean gtin sscc");
        name(meanings, Meaning.LATITUDE, "lat latitude");
        name(meanings, Meaning.LONGITUDE, "lon lng long longitude");
        return Map.copyOf(meanings);
    }

    private static void name(Map<String, Meaning> meanings, Meaning meaning, String names) {
        for (String name : names.split(" ", -1)) {
            meanings.put(name, meaning);
        }
    }

    /** A row for a place that a person has picked. */
    public static Row row(Place place) {
        Row row = guess(place);
        return row != null ? row : new Row(Meaning.STATUS, Map.of("path", place.path()));
    }

    /**
     * Rows for the places of the first of these messages in which a name is known; one that reads a temperature where there is
     * none.
     */
    public static List<Row> rows(List<byte[]> messages) {
        return messages.stream()
                .map(Draft::rows)
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(measurement("$.temperature", "temperature", "Cel")));
    }

    private static List<Row> rows(byte[] message) {
        List<Row> all = new ArrayList<>();
        for (Place place : Place.of(List.of(message))) {
            Row row = place.name().isEmpty() ? null : guess(place);
            if (row != null) {
                all.add(row);
            }
        }
        return whole(all);
    }

    /** A mapping as JSON. */
    public static String of(byte[] message) {
        return Rows.write(rows(List.of(message))).mapping();
    }

    private static @Nullable Row guess(Place place) {
        String plain = place.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Meaning meaning = MEANINGS.get(plain);
        if (meaning == Meaning.TIME) {
            return new Row(Meaning.TIME, Map.of("path", place.path(), "format", format(place.example())));
        }
        if (meaning != null && !(meaning == Meaning.TAG && !(place.example() instanceof String))) {
            return new Row(meaning, Map.of("path", place.path()));
        }
        if (place.example() instanceof Number) {
            List<String> known = QUANTITIES.getOrDefault(plain, List.of(kebab(place.name()), "1"));
            return measurement(place.path(), known.getFirst(), known.getLast());
        }
        return place.example() instanceof Boolean
                ? new Row(Meaning.SIGNAL, Map.of("path", place.path(), "kind", "input", "name", kebab(place.name())))
                : null;
    }

    private static Row measurement(String path, String name, String unit) {
        return new Row(Meaning.MEASUREMENT, Map.of("path", path, "name", name, "unit", unit));
    }

    /** By its size a number tells its unit: this century in seconds has ten digits. */
    private static String format(Object value) {
        Double number =
                value instanceof Number || String.valueOf(value).matches("[0-9]{10,19}") ? Texts.number(value) : null;
        if (number == null) {
            return "";
        }
        return number < 1e11 ? "epoch-s" : number < 1e14 ? "epoch-ms" : number < 1e17 ? "epoch-us" : "epoch-ns";
    }

    /** Without what says nothing alone: one half of a position, what nothing shares, the same said twice. */
    private static List<Row> whole(List<Row> all) {
        Set<String> seen = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : all) {
            Meaning meaning = row.meaning();
            boolean once = meaning.isShared() || meaning == Meaning.LATITUDE || meaning == Meaning.LONGITUDE;
            if (!once || seen.add(meaning + list(row))) {
                rows.add(row);
            }
        }
        rows.removeIf(row -> isHalf(row, Meaning.LATITUDE, Meaning.LONGITUDE, seen)
                || isHalf(row, Meaning.LONGITUDE, Meaning.LATITUDE, seen));
        List<Row> telling = rows.stream()
                .filter(row -> !row.meaning().isShared())
                .limit(RULES_MAX)
                .toList();
        rows.removeIf(row -> row.meaning().isShared()
                ? telling.stream()
                        .noneMatch(other -> list(row).isEmpty() || list(other).equals(list(row)))
                : !telling.contains(row));
        return rows;
    }

    private static boolean isHalf(Row row, Meaning half, Meaning other, Set<String> seen) {
        return row.meaning() == half && !seen.contains(other + list(row));
    }

    private static String list(Row row) {
        return JsonPath.list(row.cell("path"));
    }

    private static String kebab(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        String kebab = words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return kebab.isEmpty() ? "value" : kebab;
    }
}
