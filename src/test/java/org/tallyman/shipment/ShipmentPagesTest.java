package org.tallyman.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ShipmentPagesTest {

    @Test
    void importsNothingWhileARowIsBadAndNamesLineFieldAndRule() {
        Dock dock = new Dock();
        String good = Dock.aReference();
        String bad = Dock.aReference();
        String head = "reference,direction,door,item,gtin,quantity,lot\n";
        String goodRows = good + ",OUTBOUND," + dock.door() + ",(00)" + Dock.anSscc() + ",,,\n" + good + ",,,,"
                + Dock.GTIN + ",12,L1\n";
        String badRows = bad + ",SIDEWAYS,,,,,\n" + bad + ",,,nonsense,,,\n" + bad + ",,,," + Dock.GTIN + ",many,\n";

        load(dock, head + goodRows + badRows, true).statusCode(200).body("refusals.line", contains(6, 4, 5));
        load(dock, head + goodRows + badRows, false)
                .statusCode(400)
                .body("violations.field", contains("line 6, quantity", "line 4, direction", "line 5, item"));
        dock.api().get("/api/v1/shipments/" + good).then().statusCode(404);

        load(dock, head + goodRows, true).body("refusals", hasSize(0)).body("rows", equalTo(2));
        dock.api().get("/api/v1/shipments/" + good).then().statusCode(404);
        load(dock, head + goodRows, false).body("refusals", hasSize(0));
        dock.get(good).body("lines.quantity", contains(1, 12)).body("progress.expected", equalTo(13));
        load(dock, head + goodRows, false)
                .statusCode(400)
                .body("violations.rule", contains("is not in use yet, or everything is as the export says it"));
    }

    @Test
    void showsAShipmentFillAndEachReadOpeningToItsEvent() throws SQLException {
        Dock dock = new Dock();
        String item = Dock.anItem(Dock.GTIN);
        String stranger = Dock.anItem(Dock.OTHER_GTIN);
        String reference = Dock.aReference();
        dock.create(reference, "INBOUND", List.of(item, Dock.anItem(Dock.GTIN)), List.of())
                .statusCode(201);
        dock.command(reference, "open", 0).statusCode(200);
        Dock.record(List.of(dock.in(item, 10), dock.in(stranger, 11)));

        page(dock, "/shipments/" + reference)
                .body(containsString("<strong>1 of 2</strong>"))
                .body(containsString("/events/" + dock.in(stranger, 11).id()));
        page(dock, "/search?q=" + reference).body(containsString("<strong>1 of 2</strong>"));
        page(dock, "/search?q=" + item).body(containsString(reference));
        page(dock, "/shipments?q=" + reference).body(containsString(reference));
        page(dock, "/shipments?part=rows&q=" + reference).body(not(containsString("<html")));
        long door = dock.warehouse.door1().place().value();
        page(dock, "/receiving").body(containsString("/receiving/" + door));
        page(dock, "/receiving/" + door).body(containsString(reference)).body(containsString("in, unexpected"));
        page(dock, "/shipments/new");
        page(dock, "/shipments/import");
    }

    @Test
    void makesAShipmentByFormAndKeepsWhatWasTypedWhenItIsRefused() {
        Dock dock = new Dock();
        String reference = Dock.aReference();
        post(dock, "/shipments/new", Map.of("reference", reference, "direction", "OUTBOUND", "products", "123 x"))
                .statusCode(400)
                .body(containsString(reference))
                .body(containsString("products[0].gtin"));

        post(
                        dock,
                        "/shipments/new",
                        Map.of("reference", reference, "direction", "OUTBOUND", "products", Dock.GTIN + " 24 L1"))
                .statusCode(303);

        dock.get(reference).body("lines.quantity", contains(24)).body("lines.lot", contains("L1"));
    }

    @Test
    void followsTheAssetOfATrackerAssignedToIt() {
        Dock dock = new Dock();
        String reference = Dock.aReference();
        String tracker = "gps-" + reference.toLowerCase(java.util.Locale.ROOT);
        dock.create(reference, "OUTBOUND", List.of(), List.of()).statusCode(201);
        dock.api()
                .body(Map.of("code", tracker, "name", "A tracker", "kind", "TRACKER", "dialect", "tallyman"))
                .post("/api/v1/devices")
                .then()
                .statusCode(201);

        dock.api()
                .body(Map.of("tracker", tracker))
                .post("/api/v1/shipments/" + reference + "/assign")
                .then()
                .statusCode(200)
                .body("asset", equalTo(tracker));

        assertThat(page(dock, "/shipments/" + reference).extract().asString()).contains("no position yet");
    }

    @Test
    void theSearchFieldFindsItAndWhatCarriesIt() {
        Dock dock = new Dock();
        String reference = Dock.aReference();
        dock.create(reference, "OUTBOUND", List.of(), List.of()).statusCode(201);
        String asset = "box" + System.nanoTime();
        dock.api()
                .body(Map.of("code", asset, "name", "Reefer " + asset, "kind", "CONTAINER"))
                .post("/api/v1/assets")
                .then()
                .statusCode(201);
        dock.api()
                .body(Map.of(
                        "code", "h-" + asset, "name", "Handheld " + asset, "kind", "SCANNER", "dialect", "tallyman"))
                .post("/api/v1/devices")
                .then()
                .statusCode(201);

        assertThat(found(dock, reference.toLowerCase(java.util.Locale.ROOT))).endsWith("/shipments/" + reference);
        assertThat(found(dock, "reefer " + asset)).endsWith("/assets/" + asset);
        assertThat(found(dock, "handheld " + asset)).contains("/devices/");
    }

    private static String found(Dock dock, String sought) {
        return dock.api()
                .redirects()
                .follow(false)
                .queryParam("q", sought)
                .get("/search")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    @Test
    void runsUntilItHasArrivedAndThenLetsGoOfWhatCarriedIt() {
        Dock dock = new Dock();
        String reference = Dock.aReference();
        dock.create(reference, "OUTBOUND", List.of(), List.of()).statusCode(201);
        String trailer = "trailer-" + reference;
        dock.api()
                .body(Map.of("code", trailer, "kind", "TRAILER"))
                .post("/api/v1/assets")
                .then()
                .statusCode(201);
        dock.api()
                .body(Map.of(
                        "tracker",
                        dock.warehouse.readerCode(),
                        "from",
                        dock.start.plusSeconds(1).toString()))
                .post("/api/v1/assets/" + trailer + "/track")
                .then()
                .statusCode(200);
        dock.api()
                .body(Map.of("asset", trailer))
                .post("/api/v1/shipments/" + reference + "/assign")
                .then()
                .statusCode(200);
        dock.command(reference, "open", 10).statusCode(200);
        dock.command(reference, "close", 20).statusCode(200);
        assertThat(references(dock, true)).contains(reference);
        tell(dock, 30, Map.of("latitude", 55.5, "longitude", 13.1));
        tell(dock, 30, Map.of("quantity", "temperature", "value", -0.4, "unit", "[degF]"));
        tell(dock, 60, Map.of("latitude", 55.6, "longitude", 13.1));
        dock.command(reference, "arrive", 40).statusCode(200).body("state", equalTo("ARRIVED"));

        Awaitility.await()
                .untilAsserted(() ->
                        dock.api().get("/api/v1/assets/" + trailer).then().body("position.latitude", equalTo(55.6f)));
        dock.get(reference).body("position.latitude", equalTo(55.5f));
        page(dock, "/shipments/" + reference).body(containsString("−0.4 °F"));
        page(dock, "/assets/" + trailer).body(containsString("−0.4 °F"));
        assertThat(references(dock, true)).doesNotContain(reference);
        assertThat(references(dock, false)).contains(reference);
    }

    private static void tell(Dock dock, long second, Map<String, Object> what) {
        Map<String, Object> said = new HashMap<>(what);
        said.put("time", dock.start.plusSeconds(second).toString());
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(dock.warehouse.readerToken())
                .contentType("application/json")
                .body(said)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }

    private static List<String> references(Dock dock, boolean running) {
        return dock.api()
                .get("/api/v1/shipments?limit=200&running=" + running)
                .then()
                .statusCode(200)
                .extract()
                .path("items.reference");
    }

    private static ValidatableResponse load(Dock dock, String csv, boolean dryRun) {
        return dock.api()
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/shipments/import?dryRun=" + dryRun)
                .then();
    }

    private static ValidatableResponse page(Dock dock, String path) {
        return dock.api().accept(ContentType.HTML).get(path).then().statusCode(200);
    }

    private static ValidatableResponse post(Dock dock, String path, Map<String, String> form) {
        return dock.api()
                .accept(ContentType.HTML)
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParams(form)
                .post(path)
                .then();
    }
}
