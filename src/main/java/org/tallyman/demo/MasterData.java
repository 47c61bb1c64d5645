package org.tallyman.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The example's places, products, read points, devices and assets. What is there already stays as it is. */
final class MasterData {

    static final String SITE = "LIN";

    /** Antennas serve their read points since ever, so that the story may begin before now. */
    private static final String SINCE_EVER = "2020-01-01T00:00:00Z";

    private static final Map<String, String> TRAILERS = trailers();

    private static final Map<String, String> TRUCKS =
            Map.of("truck-201", "Truck 201, cooled", "truck-202", "Truck 202", "swap-203", "Swap body 203");

    private final Api api;
    private final Table places = Table.read("places.csv");
    private final Table products = Table.read("products.csv");
    private final Table readPoints = Table.read("read-points.csv");
    private final Table devices = Table.read("devices.csv");
    private boolean fresh;

    MasterData(Api api) {
        this.api = api;
    }

    private static Map<String, String> trailers() {
        Map<String, String> trailers = new LinkedHashMap<>();
        for (int i = 101; i <= 104; i++) {
            trailers.put("TR-" + i, "trk-" + i);
        }
        return trailers;
    }

    List<Table.Row> devices() {
        return devices.rows();
    }

    List<Table.Row> readPoints() {
        return readPoints.rows();
    }

    /** Which tracker is on which trailer, both by code. */
    Map<String, String> trackersOfTrailers() {
        return TRAILERS;
    }

    /** Whether the site was not there before {@link #setUp}. */
    boolean wasFresh() {
        return fresh;
    }

    /** Makes what is missing; returns the token of each device by its code. */
    Map<String, String> setUp() {
        Map<String, Long> placeIds = places();
        products();
        Map<String, Long> readPointIds = readPoints(placeIds);
        Map<String, JsonNode> known = byCode("/devices");
        Map<String, String> tokens = new HashMap<>();
        for (Table.Row row : devices.rows()) {
            String code = row.get("code");
            JsonNode device = known.get(code);
            JsonNode answer = device == null
                    ? register(row, placeIds)
                    : api.post("/devices/" + device.get("id").asLong() + "/rotate-token", Map.of());
            tokens.put(code, answer.get("token").asText());
            if (device == null) {
                bind(code, answer.get("device").get("id").asLong(), readPointIds);
            }
        }
        sensors();
        assets();
        return tokens;
    }

    private Map<String, Long> places() {
        Map<String, Long> ids = placeIds();
        fresh = ids.isEmpty();
        if (!ids.keySet().containsAll(codes(places))) {
            api.load("/places/import", places.text());
            ids = placeIds();
        }
        return ids;
    }

    private Map<String, Long> placeIds() {
        List<JsonNode> all = api.all("/places");
        long site = all.stream()
                .filter(place -> place.get("code").asText().equals(SITE)
                        && place.get("kind").asText().equals("SITE"))
                .mapToLong(place -> place.get("id").asLong())
                .findFirst()
                .orElse(0);
        return all.stream()
                .filter(place -> place.get("siteId").asLong() == site)
                .collect(Collectors.toMap(
                        place -> place.get("code").asText(),
                        place -> place.get("id").asLong()));
    }

    private void products() {
        List<String> known = api.all("/products").stream()
                .map(product -> product.get("gtin").asText())
                .toList();
        if (!known.containsAll(Product.all().stream().map(Product::gtin).toList())) {
            api.load("/products/import", products.text());
        }
    }

    private Map<String, Long> readPoints(Map<String, Long> placeIds) {
        Map<String, Long> ids = new HashMap<>();
        byCode("/read-points")
                .forEach((code, point) -> ids.put(code, point.get("id").asLong()));
        for (Table.Row row : readPoints.rows()) {
            ids.computeIfAbsent(row.get("code"), code -> {
                Map<String, Object> body = Json.object(
                        "code", code,
                        "name", row.get("name"),
                        "role", row.get("role"),
                        "placeId", id(placeIds, row.get("place")));
                if (!row.get("door").isEmpty()) {
                    body.put("doorId", id(placeIds, row.get("door")));
                }
                return api.post("/read-points", body).get("id").asLong();
            });
        }
        return ids;
    }

    private JsonNode register(Table.Row row, Map<String, Long> placeIds) {
        Map<String, Object> body = Json.object(
                "code", row.get("code"),
                "name", row.get("name"),
                "kind", row.get("kind"),
                "dialect", row.get("dialect"));
        if (!row.get("identifier").isEmpty()) {
            body.put("identifier", row.get("identifier"));
            body.put("model", row.get("model"));
        }
        if (!row.get("place").isEmpty()) {
            body.put("placeId", id(placeIds, row.get("place")));
        }
        if (!row.get("expectedIntervalS").isEmpty()) {
            body.put("expectedIntervalS", Integer.parseInt(row.get("expectedIntervalS")));
        }
        return api.post("/devices", body);
    }

    private void bind(String device, long id, Map<String, Long> readPointIds) {
        for (Table.Row row : readPoints.rows()) {
            if (row.get("device").equals(device)) {
                api.post(
                        "/devices/" + id + "/bindings",
                        Json.object(
                                "antenna", Integer.parseInt(row.get("antenna")),
                                "readPointId", id(readPointIds, row.get("code")),
                                "validFrom", SINCE_EVER));
            }
        }
    }

    /** Two of the three sensors behind the gateway of the cold store; the third nobody has told of. */
    private void sensors() {
        JsonNode gateway = byCode("/devices").get("cold");
        for (int i = 1; gateway != null && i <= 2; i++) {
            api.post(
                    "/devices/" + gateway.get("id").asLong() + "/children",
                    Json.object("childName", "frost-" + i, "name", "Freezer sensor " + i));
        }
        JsonNode server = byCode("/devices").get("lora");
        if (server != null) {
            api.post(
                    "/devices/" + server.get("id").asLong() + "/children",
                    Json.object("childName", ChestFreezer.SENSOR, "name", "Sensor in the chest freezer"));
        }
    }

    private void assets() {
        Map<String, JsonNode> known = byCode("/assets");
        TRAILERS.forEach((trailer, tracker) -> {
            if (!known.containsKey(trailer)) {
                asset(trailer, "Trailer " + trailer.substring(3), "TRAILER", tracker);
            }
        });
        TRUCKS.forEach((truck, name) -> {
            if (!known.containsKey(truck.toUpperCase(Locale.ROOT))) {
                asset(truck.toUpperCase(Locale.ROOT), name, "VEHICLE", truck);
            }
        });
        measured(known, "FREEZER", "Freezer room", "frost-1");
        measured(known, "CHEST", "Chest freezer of the canteen", ChestFreezer.SENSOR);
    }

    private void measured(Map<String, JsonNode> known, String code, String name, String sensor) {
        if (!known.containsKey(code)) {
            byCode("/devices").values().stream()
                    .filter(device -> device.path("childName").asText("").equals(sensor))
                    .findFirst()
                    .ifPresent(device ->
                            asset(code, name, "OTHER", device.get("code").asText()));
        }
    }

    private void asset(String code, String name, String kind, String tracker) {
        api.post("/assets", Json.object("code", code, "name", name, "kind", kind));
        api.post("/assets/" + code + "/track", Json.object("tracker", tracker, "from", SINCE_EVER));
    }

    private static Long id(Map<String, Long> ids, String code) {
        return Objects.requireNonNull(ids.get(code), code);
    }

    private Map<String, JsonNode> byCode(String path) {
        return api.all(path).stream()
                .collect(Collectors.toMap(thing -> thing.get("code").asText(), thing -> thing));
    }

    private static List<String> codes(Table table) {
        return table.rows().stream().map(row -> row.get("code")).toList();
    }
}
