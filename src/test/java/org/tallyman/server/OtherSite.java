package org.tallyman.server;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.Warehouse;

/** A site with one thing of every kind that belongs to a site. */
record OtherSite(
        String code,
        long site,
        long building,
        long door,
        long point,
        String pointCode,
        long reader,
        String readerCode,
        String readerToken,
        String tag,
        String event,
        String message,
        String quarantined,
        String shipment,
        long shipmentId,
        String asset) {

    static final OtherSite NONE = new OtherSite("", 0, 0, 0, 0, "", 0, "", "", "", "", "", "", "", 0, "");

    static final String GTIN = "09506000134352";

    private static final AtomicInteger NUMBER = new AtomicInteger(0x4000);

    static OtherSite build() {
        Warehouse centre = Warehouse.build();
        String admin = Credentials.newAdminToken();
        long reader = centre.reader().value();
        as(admin)
                .body(Map.of(
                        "name",
                        "Reader of " + centre.code(),
                        "dialect",
                        "tallyman",
                        "kind",
                        "READER",
                        "placeId",
                        centre.building().value()))
                .put("/api/v1/devices/" + reader)
                .then()
                .statusCode(200);
        String tag = String.format(Locale.ROOT, "E200BB%018X", NUMBER.incrementAndGet());
        String message = read(centre, Warehouse.STORAGE_ANTENNA, tag);
        read(centre, 99, tag);
        as(centre.readerToken())
                .body("{\"epc\":")
                .post("/ingest/tallyman")
                .then()
                .statusCode(400);
        String shipment = "SHIP-" + centre.code();
        as(admin)
                .body(Map.of(
                        "reference",
                        shipment,
                        "direction",
                        "OUTBOUND",
                        "door",
                        centre.code() + "/D1",
                        "products",
                        List.of(Map.of("gtin", GTIN, "quantity", 3))))
                .post("/api/v1/shipments")
                .then()
                .statusCode(201);
        String asset = "TRAILER-" + centre.code();
        as(admin)
                .body(Map.of(
                        "code",
                        asset,
                        "kind",
                        "TRAILER",
                        "siteId",
                        centre.site().value()))
                .post("/api/v1/assets")
                .then()
                .statusCode(201);
        await().untilAsserted(() ->
                as(admin).get("/api/v1/items/" + tag).then().statusCode(200).body("place.code", equalTo("STORAGE")));
        await().untilAsserted(() ->
                as(admin).get("/api/v1/quarantine?device=" + reader).then().body("items[0].id", notNullValue()));
        return new OtherSite(
                centre.code(),
                centre.site().value(),
                centre.building().value(),
                centre.door1().place().value(),
                centre.storagePoint().value(),
                centre.code() + "-STORAGE",
                reader,
                centre.readerCode(),
                centre.readerToken(),
                tag,
                as(admin).get("/api/v1/items/" + tag).path("event"),
                message,
                as(admin)
                        .get("/api/v1/quarantine?device=" + reader)
                        .path("items[0].id")
                        .toString(),
                shipment,
                ShipmentIds.of(shipment),
                asset);
    }

    /** What an address begins with that names a thing of this site, and what it then names. */
    Map<String, String> things() {
        Map<String, String> things = new LinkedHashMap<>();
        things.put("/messages/of/", Long.toString(reader));
        things.put("/tuning/", Long.toString(door));
        Map.of(
                        "places/", Long.toString(building),
                        "read-points/", Long.toString(point),
                        "devices/", Long.toString(reader),
                        "events/", event,
                        "messages/", message,
                        "quarantine/", quarantined,
                        "shipments/", shipment,
                        "receiving/", Long.toString(door),
                        "assets/", asset,
                        "items/", tag)
                .forEach((prefix, value) -> {
                    things.put("/" + prefix, value);
                    things.put("/api/v1/" + prefix, value);
                });
        return things;
    }

    /** What an answer that speaks of this site has in it; what the question said itself is no mark. */
    Pattern marks(String query) {
        return Pattern.compile(Stream.of(code, readerCode, shipment, asset, tag, event, message)
                .filter(mark -> !query.contains(mark))
                .map(mark -> "\\b" + mark + "\\b")
                .collect(Collectors.joining("|")));
    }

    /** Nobody changed anything here. */
    void isAsItWas() {
        String admin = Credentials.newAdminToken();
        as(admin).get("/api/v1/places/" + building).then().body("archived", is(false), "name", is("B1 of " + code));
        as(admin).get("/api/v1/read-points/" + point).then().body("archived", is(false), "name", is("STORAGE"));
        as(admin).get("/api/v1/devices/" + reader).then().body("active", is(true), "name", is("Reader of " + code));
        as(admin).get("/api/v1/quarantine/" + quarantined).then().body("state", is("OPEN"));
        as(admin).get("/api/v1/shipments/" + shipment).then().body("state", is("PLANNED"));
        as(admin).get("/api/v1/assets/" + asset).then().body("archived", is(false));
        as(readerToken).body("[]").post("/ingest/tallyman").then().statusCode(200);
    }

    private static String read(Warehouse centre, int antenna, String tag) {
        long ms = Instant.now().toEpochMilli() / 1000 * 1000;
        return as(centre.readerToken())
                .body("""
                {"antenna":%d,"observations":[
                  {"epc":"%s","rssi":-55.5,"time":%d},{"epc":"%s","rssi":-54,"time":%d}]}""".formatted(antenna, tag, ms, tag, ms + 200))
                .post("/ingest/tallyman")
                .then()
                .statusCode(200)
                .extract()
                .path("message");
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Shipments are known by their number inside only: live topics use it. */
    private static final class ShipmentIds {

        static long of(String reference) {
            String page = RestAssured.given()
                    .auth()
                    .oauth2(Credentials.newAdminToken())
                    .accept("text/html")
                    .get("/shipments/" + reference)
                    .asString();
            java.util.regex.Matcher topic = Pattern.compile("shipment-([0-9]+)").matcher(page);
            if (!topic.find()) {
                throw new IllegalStateException("the page of " + reference + " names no topic");
            }
            return Long.parseLong(topic.group(1));
        }
    }
}
