package org.tallyman.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.tallyman.ident.CheckDigit;
import org.tallyman.testsupport.Warehouse;

/**
 * A request that works for every address of the API that takes a body.
 *
 * @param things what stands in the templates of addresses, by their beginning
 * @param bodies JSON with every member that there is, by verb and template; another one each time
 * @param tables one row for every import, by verb and address
 */
record ExampleRequests(
        String token,
        Map<String, String> things,
        Map<String, Supplier<ObjectNode>> bodies,
        Map<String, Supplier<Map<String, String>>> tables) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000);

    static ExampleRequests build(String token) {
        Warehouse centre = Warehouse.build();
        return new Builder(token, centre).build();
    }

    /** An address of things that exist. */
    String filled(String template) {
        String thing = things.entrySet().stream()
                .filter(each -> template.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("1");
        return template.replaceAll("\\{[^}]+}", thing);
    }

    private static final class Builder {

        private final String token;
        private final Warehouse centre;
        private final Map<String, Supplier<ObjectNode>> bodies = new LinkedHashMap<>();
        private final Map<String, Supplier<Map<String, String>>> tables = new LinkedHashMap<>();
        private final String gtin = gtin();

        Builder(String token, Warehouse centre) {
            this.token = token;
            this.centre = centre;
        }

        ExampleRequests build() {
            String asset = "A-" + number();
            String shipment = "S-" + number();
            post("products", Map.of("gtin", gtin, "name", "Something"));
            post("assets", Map.of("code", asset, "kind", "TRAILER"));
            post("shipments", Map.of("reference", shipment, "direction", "OUTBOUND", "door", door()));
            int gateway = post("devices", Map.of("name", "A gateway", "kind", "GATEWAY", "dialect", "tallyman"));
            int reader = post("devices", Map.of("name", "Impinj", "kind", "READER", "dialect", "impinj"));
            int tracker = post(
                    "devices", Map.of("name", "M", "kind", "TRACKER", "dialect", "meitrack", "identifier", imei()));
            int lot = post("lots", Map.of("gtin", gtin, "lot", "L1"));
            int user = post(
                    "users", Map.of("name", "u" + number(), "displayName", "Someone", "kind", "PERSON"), "user.id");
            Map<String, String> things = new LinkedHashMap<>();
            things.put("/api/v1/places/", String.valueOf(centre.storage().value()));
            things.put(
                    "/api/v1/read-points/", String.valueOf(centre.storagePoint().value()));
            things.put("/api/v1/products/", gtin);
            things.put("/api/v1/lots/", String.valueOf(lot));
            things.put("/api/v1/devices/{id}/children", String.valueOf(gateway));
            things.put("/api/v1/devices/{id}/outbound-link", String.valueOf(reader));
            things.put("/api/v1/devices/{id}/commands", String.valueOf(tracker));
            things.put("/api/v1/devices/", String.valueOf(centre.reader().value()));
            things.put("/api/v1/assets/", asset);
            things.put("/api/v1/shipments/", shipment);
            things.put("/api/v1/users/", String.valueOf(user));
            things.put("/api/v1/payload-codecs/", "example-1");
            things.put("/api/v1/json-mappings/", "example-1");
            masterData();
            moving();
            codes();
            files(asset);
            return new ExampleRequests(token, things, bodies, tables);
        }

        private void masterData() {
            body("POST /api/v1/tokens", () -> """
                    {"name": "a script", "verbs": ["view"], "expiresInDays": 1, "service": "s%s", "sites": ["%s"]}
                    """.formatted(number(), centre.code()));
            body("POST /api/v1/users", () -> """
                    {"name": "u%s", "displayName": "Someone", "kind": "SERVICE"}""".formatted(number()));
            body("PUT /api/v1/users/{id}", () -> """
                    {"displayName": "Someone", "disabled": false}""");
            body("PUT /api/v1/users/{id}/grants", () -> """
                    {"grants": [{"verb": "view", "site": "%s"}]}""".formatted(centre.code()));
            body("POST /api/v1/places", () -> """
                    {"kind": "ZONE", "parentId": %s, "code": "Z%s", "name": "A zone", "timeZone": null, "gln": "%s",
                     "glnExtension": "1", "planXM": 1, "planYM": 1, "planWidthM": 1, "planHeightM": 1.25}
                    """.formatted(centre.building().value(), number(), gln()));
            body("PUT /api/v1/places/{id}", () -> """
                    {"kind": "ZONE", "parentId": 1, "code": "STORAGE", "name": "A zone", "timeZone": null, "gln": "%s",
                     "glnExtension": "1", "planXM": 1, "planYM": 1, "planWidthM": 1, "planHeightM": 1.25}
                    """.formatted(gln()));
            body("POST /api/v1/places/{id}/move", () ->
                    """
                    {"parentId": %s}""".formatted(centre.building().value()));
            body("POST /api/v1/read-points", () ->
                    """
                    {"role": "ZONE", "placeId": %s, "doorId": null, "code": "P%s", "name": "A point"}
                    """.formatted(centre.shipping().value(), number()));
            body("PUT /api/v1/read-points/{id}", () ->
                    """
                    {"role": "ZONE", "placeId": %s, "doorId": null, "code": "P%s", "name": "A point"}
                    """.formatted(centre.storage().value(), number()));
            body("POST /api/v1/read-points/{id}/settings", () ->
                    """
                    {"validFrom": "%s", "quantumMs": 1000, "gapMs": 1000, "observedCount": 2, "rssiMarginCdbm": 1,
                     "holdOffMs": 1, "staticAfterMs": 1000, "passageWindowMs": 1000, "bizStep": "storing", "disposition": "in_progress"}
                    """.formatted(Instant.ofEpochSecond(2_000_000_000, 1_000_000 * NUMBER.incrementAndGet())));
            body("POST /api/v1/products", () -> product(gtin()));
            body("PUT /api/v1/products/{gtin}", () -> product(gtin));
            body("POST /api/v1/lots", () -> """
                    {"gtin": "%s", "lot": "L%s", "expiresOn": "2027-01-31"}""".formatted(gtin, number()));
            body("POST /api/v1/devices", () -> device("d" + number()));
            body("PUT /api/v1/devices/{id}", () -> device("stays"));
            body("POST /api/v1/devices/{id}/bindings", () ->
                    """
                    {"antenna": 9, "readPointId": %s, "validFrom": "2026-01-01T00:%s"}""".formatted(centre.storagePoint().value(), moment()));
            body("POST /api/v1/devices/{id}/beams", () -> """
                    {"signal": "in%s", "doorId": %s, "side": "INNER", "brokenWhenOn": true, "validFrom": "2026-01-01T00:00:00Z"}
                    """.formatted(number(), door()));
            body("POST /api/v1/devices/{id}/children", () -> """
                    {"childName": "c%s", "name": "A child"}""".formatted(number()));
            body("POST /api/v1/devices/{id}/commands", () ->
                    """
                    {"type": "requestPhoto", "params": {"index": "1"}, "expiresAt": "%s"}
                    """.formatted(Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS)));
            body("PUT /api/v1/devices/{id}/key", () -> """
                    {"key": "000102030405060708090a0b0c0d0e0f"}""");
            for (String mapping :
                    new String[] {"PUT /api/v1/json-mappings/{name}", "POST /api/v1/json-mappings/trials"}) {
                body(mapping, () -> """
                        {"device": "$.id", "time": {"path": "$.at", "format": "epoch-s"}, "observations":
                         [{"each": "$.values[*]", "quantity": "temperature", "value": "@.t", "unit": "Cel"}]}""");
            }
            body("PUT /api/v1/payload-codecs/{name}", () -> """
                    {"script": "function decodeUplink(input) { return {data: {n: input.bytes.length}} }"}""");
            body("POST /api/v1/payload-codecs/trials", () -> """
                    {"script": "function decodeUplink(input) { return {data: {}} }", "payload": "00FF", "fPort": 1}""");
            body("PUT /api/v1/devices/{id}/webhook", () -> """
                    {"scheme": "HMAC_SHA256", "secret": "a secret of a webhook", "header": "X-Signature", "prefix": "v1=", "encoding": "HEX",
                     "signed": "{body}", "timestampHeader": null, "toleranceS": 60}""");
            for (String owner : new String[] {"devices", "places"}) {
                body("PUT /api/v1/" + owner + "/{id}/measurement-limits", () -> """
                        {"quantity": "temperature", "low": -25, "high": -18.5, "unit": "Cel", "validFrom": null}""");
            }
            body("PUT /api/v1/devices/{id}/outbound-link", () -> """
                    {"address": "http://127.0.0.1:9", "userName": "u", "password": "p", "certificate": "",
                     "topics": "", "clientId": "", "mqttVersion": "", "clientCertificate": "", "clientKey": ""}""");
        }

        private void moving() {
            body("POST /api/v1/assets", () ->
                    """
                    {"code": "A-%s", "name": "A trailer", "kind": "TRAILER", "siteId": %s}""".formatted(number(), centre.site().value()));
            body("PUT /api/v1/assets/{code}", () -> """
                    {"code": "stays", "name": "A trailer", "kind": "TRAILER", "siteId": null}""");
            body("PUT /api/v1/assets/{code}/limits", () -> """
                    {"temperatureLowC": -2, "temperatureHighC": 8.5, "validFrom": null}""");
            body("POST /api/v1/assets/{code}/track", () -> """
                    {"tracker": "%s", "from": null}""".formatted(centre.readerCode()));
            body("POST /api/v1/shipments", () ->
                    """
                    {"reference": "S-%s", "direction": "OUTBOUND", "from": "%s", "fromParty": "us", "to": null, "toParty": "them",
                     "door": "%s", "plannedLoadAt": "2026-01-01T00:00:00Z", "plannedDepartureAt": "2026-01-01T01:00:00Z",
                     "plannedArrivalAt": "2026-01-01T02:00:00Z", "asset": null,
                     "items": ["urn:epc:id:sscc:0614141.1%s"], "products": [{"gtin": "%s", "lot": "L1", "quantity": 1}]}
                    """.formatted(number(), centre.code() + "/STORAGE", door(), "000000001", gtin));
            for (String step : new String[] {"open", "close", "arrive"}) {
                body("POST /api/v1/shipments/{reference}/" + step, () -> """
                        {"at": "2026-01-01T00:00:00Z"}""");
            }
            body("POST /api/v1/shipments/{reference}/assign", () -> """
                    {"asset": "", "tracker": ""}""");
            body("POST /api/v1/shipments/{reference}/cancel", () -> """
                    {"at": "2026-01-01T00:00:00Z"}""");
            body("POST /api/v1/commissioning", () -> """
                    {"gtin": null, "lot": "L1", "expiry": "2027-01-31", "effectiveAt": "2026-01-01T00:00:00Z",
                     "items": [{"code": "urn:epc:id:sgtin:0614141.112345.%s", "gtin": null, "lot": "L1", "expiry": "2027-01-31",
                                "effectiveAt": "2026-01-01T00:00:00Z"}]}""".formatted(number()));
            body("POST /api/v1/scans", () -> """
                    {"scans": [{"id": "%s", "code": "%s", "at": "2026-01-01T00:00:00Z", "readPoint": null, "symbology": "EAN-13"}]}
                    """.formatted(UUID.randomUUID(), gtin));
        }

        private void codes() {
            body("POST /api/v1/ident", () -> """
                    {"codes": ["09506000134352"], "companyPrefixLength": 7, "filter": 1, "scheme": "sgtin-96"}""");
            body("POST /api/v1/decode", () -> """
                    {"dialect": "tallyman", "profile": {"model": "b"}, "frames": ["{}", {"hex": "7b7d"}], "receivedAt": "2026-01-01T00:00:00Z"}
                    """);
        }

        private void files(String asset) {
            table(
                    "places",
                    () -> row(
                            "site",
                            centre.code(),
                            "parent",
                            "B1",
                            "kind",
                            "ZONE",
                            "code",
                            "Z" + number(),
                            "name",
                            "A zone"));
            table(
                    "read-points",
                    () -> row(
                            "code",
                            "P" + number(),
                            "name",
                            "A point",
                            "role",
                            "ZONE",
                            "site",
                            centre.code(),
                            "place",
                            "STORAGE",
                            "door",
                            "",
                            "quantumMs",
                            "1000",
                            "gapMs",
                            "2000",
                            "bizStep",
                            "storing"));
            table(
                    "products",
                    () -> row(
                            "gtin",
                            gtin(),
                            "name",
                            "A",
                            "description",
                            "B",
                            "unit",
                            "EA",
                            "brandOwner",
                            "C",
                            "quantityPerCase",
                            "1"));
            table(
                    "devices",
                    () -> row(
                            "code",
                            "d" + number(),
                            "name",
                            "A",
                            "kind",
                            "READER",
                            "dialect",
                            "tallyman",
                            "site",
                            centre.code(),
                            "place",
                            "STORAGE",
                            "profile",
                            "model=b",
                            "expectedIntervalS",
                            "60",
                            "clockToleranceS",
                            "60",
                            "gateway",
                            "",
                            "childName",
                            ""));
            table(
                    "shipments",
                    () -> row(
                            "reference",
                            "S-" + number(),
                            "direction",
                            "OUTBOUND",
                            "from",
                            "",
                            "fromParty",
                            "us",
                            "to",
                            "",
                            "toParty",
                            "them",
                            "door",
                            centre.code() + "/D1",
                            "plannedLoadAt",
                            "2026-01-01T00:00:00Z",
                            "asset",
                            asset,
                            "item",
                            "",
                            "gtin",
                            gtin,
                            "quantity",
                            "1",
                            "lot",
                            "L1"));
            table(
                    "commissioning",
                    () -> row(
                            "code",
                            "urn:epc:id:sgtin:0614141.112345." + number(),
                            "gtin",
                            "",
                            "lot",
                            "L1",
                            "expiry",
                            "2027-01-31",
                            "effectiveAt",
                            "2026-01-01T00:00:00Z"));
        }

        private static String product(String gtin) {
            return """
                    {"gtin": "%s", "name": "A", "description": "B", "unit": "EA", "brandOwner": "C", "quantityPerCase": 1}""".formatted(gtin);
        }

        private String device(String code) {
            return """
                    {"code": "%s", "name": "A", "dialect": "teltonika", "kind": "READER", "model": "FMC130", "profile": {"model": "b"}, "placeId": %s,
                     "identifier": "%s", "expectedIntervalS": 60, "clockToleranceS": 60}
                    """.formatted(code, centre.storage().value(), imei());
        }

        private void body(String name, Supplier<String> json) {
            bodies.put(name, () -> {
                try {
                    return (ObjectNode) JSON.readTree(json.get());
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(name, e);
                }
            });
        }

        private void table(String what, Supplier<Map<String, String>> row) {
            tables.put("POST /api/v1/" + what + "/import", row);
        }

        private static Map<String, String> row(String... cells) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i += 2) {
                row.put(cells[i], cells[i + 1]);
            }
            return row;
        }

        private int post(String what, Map<String, Object> body) {
            return post(what, body, what.equals("devices") ? "device.id" : "id");
        }

        private int post(String what, Map<String, Object> body, String id) {
            Integer made = RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/" + what)
                    .then()
                    .statusCode(org.hamcrest.Matchers.lessThan(300))
                    .extract()
                    .path(id);
            return made == null ? 0 : made;
        }

        private String door() {
            return String.valueOf(centre.door2().place().value());
        }

        private static String moment() {
            long number = NUMBER.incrementAndGet();
            return "%02d:%02d.%06dZ".formatted(number % 60, number / 60 % 60, number % 1_000_000);
        }

        private static String imei() {
            return String.valueOf(860_000_000_000_000L + NUMBER.incrementAndGet());
        }

        private static String number() {
            return Long.toString(NUMBER.incrementAndGet());
        }

        private static String gtin() {
            return checked("0950600" + "%06d".formatted(NUMBER.incrementAndGet() % 1_000_000));
        }

        private static String gln() {
            return checked("401234" + "%06d".formatted(NUMBER.incrementAndGet() % 1_000_000));
        }

        private static String checked(String digits) {
            return digits + CheckDigit.gs1(digits);
        }
    }
}
