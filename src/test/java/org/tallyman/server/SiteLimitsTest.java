package org.tallyman.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.Route;
import org.tallyman.testsupport.TestDatabase;

/**
 * What someone who may do everything at one site sees and changes of another: nothing. Tried at every address that there
 * is; an address that names a thing of a new kind fails here until it is said whether that kind belongs to a site.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SiteLimitsTest {

    /** What belongs to no site, or to the caller alone, begins with one of these. */
    private static final List<String> OF_NO_SITE = List.of(
            "/api/v1/products/",
            "/products/",
            "/api/v1/lots/",
            "/api/v1/payload-codecs/",
            "/payload-codecs/",
            "/api/v1/json-mappings/",
            "/json-mappings/",
            "/stock/",
            "/settings/",
            "/api/v1/tokens/",
            "/api/v1/users/",
            "/ingest/");

    private OtherSite other = OtherSite.NONE;
    private OtherSite own = OtherSite.NONE;
    private String stranger = "";

    @BeforeEach
    void build() {
        other = OtherSite.build();
        own = OtherSite.build();
        stranger = Credentials.newTokenAt(own.code());
    }

    @Test
    void nothingOfAnotherSiteExistsUnderItsAddress() {
        Map<String, String> things = other.things();
        for (Route route : Route.all()) {
            if (!route.hasParameter() || route.open() || isOfNoSite(route)) {
                continue;
            }
            Optional<String> thing = things.entrySet().stream()
                    .filter(each -> route.template().startsWith(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            assertThat(thing)
                    .as("a thing of another site for %s; or does its kind belong to none?", route)
                    .isPresent();
            String path = route.path(thing.orElseThrow());
            Response response = route.send(as(stranger).accept("*/*"), path);
            assertThat(response.statusCode())
                    .as("%s %s: %s", route.verb(), path, response.asString())
                    .isEqualTo(404);
        }
        other.isAsItWas();
    }

    @Test
    void whatBelongsToNoSiteIsNotChangedFromOne() {
        Route.all().stream()
                .filter(route -> !route.open() && route.hasParameter())
                .filter(route -> !route.verb().equals("GET") && isOfNoSite(route))
                .forEach(route -> {
                    Response response = route.send(as(stranger).accept("*/*"), route.path("1"));
                    assertThat(response.statusCode()).as("%s", route).isIn(403, 404);
                });
    }

    @Test
    void noListPageOrExportMentionsAnotherSite() {
        Set<String> telling = new TreeSet<>();
        String everyone = Credentials.newAdminToken();
        for (Route route : Route.all()) {
            if (!route.verb().equals("GET") || route.hasParameter() || route.open() || isEndless(route)) {
                continue;
            }
            for (String query : queries()) {
                String path = route.template() + query;
                Pattern marks = other.marks(query);
                Response response = route.send(as(stranger).accept("*/*"), path);
                assertThat(marks.matcher(response.asString()).results())
                        .as("%s tells of another site: %s", path, response.asString())
                        .isEmpty();
                if (telling.contains(route.template())) {
                    continue;
                }
                if (marks.matcher(route.send(as(everyone).accept("*/*"), path).asString())
                        .find()) {
                    telling.add(route.template());
                }
            }
        }
        assertThat(telling)
                .as("what those see who may see all")
                .contains(
                        "/api/v1/sites",
                        "/api/v1/places",
                        "/api/v1/places/export",
                        "/api/v1/read-points",
                        "/api/v1/devices",
                        "/api/v1/events",
                        "/api/v1/items",
                        "/api/v1/stock",
                        "/api/v1/links",
                        "/api/v1/messages",
                        "/api/v1/quarantine",
                        "/api/v1/shipments",
                        "/api/v1/shipments/export",
                        "/api/v1/devices/export",
                        "/api/v1/read-points/export",
                        "/api/v1/assets",
                        "/places",
                        "/devices",
                        "/links",
                        "/quarantine",
                        "/unknown",
                        "/shipments",
                        "/receiving",
                        "/assets",
                        "/items");
    }

    @Test
    void searchLeadsToNothingOfAnotherSite() {
        for (String sought : List.of(other.readerCode(), other.tag())) {
            String path = "/search?q=" + sought;
            as(stranger).redirects().follow(false).get(path).then().statusCode(200);
            as(Credentials.newAdminToken())
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(303);
        }
    }

    @Test
    void nothingIsPutIntoAnotherSite() {
        long place = other.building();
        refused(404, "/api/v1/places", Map.of("kind", "ZONE", "code", "X", "name", "X", "parentId", place));
        refused(404, "/api/v1/read-points", Map.of("role", "ZONE", "code", "X-1", "name", "X", "placeId", place));
        refused(404, "/api/v1/devices", device(place));
        refused(404, "/api/v1/assets", Map.of("code", "X-1", "kind", "TRAILER", "siteId", other.site()));
        refused(403, "/api/v1/assets", Map.of("code", "X-1", "kind", "TRAILER"));
        refused(400, "/api/v1/shipments", shipment(Map.of("door", other.code() + "/D1")));
        refused(400, "/api/v1/shipments", shipment(Map.of("door", own.code() + "/D1", "asset", other.asset())));
        refused(400, "/api/v1/shipments", shipment(Map.of()));
        refused(
                400,
                "/api/v1/commissioning",
                Map.of("items", List.of(Map.of("code", other.tag(), "gtin", OtherSite.GTIN))));
        refused(
                400,
                "/api/v1/devices/" + own.reader() + "/bindings",
                Map.of("antenna", 9, "readPointId", other.point()));
        refused(400, "/api/v1/assets/" + own.asset() + "/track", Map.of("tracker", other.readerCode()));
        refused(400, "/api/v1/shipments/" + own.shipment() + "/assign", Map.of("tracker", other.readerCode()));
        refused(400, "/api/v1/shipments/" + own.shipment() + "/assign", Map.of("asset", other.asset()));
        refused(
                403,
                "/api/v1/scans",
                Map.of(
                        "scans",
                        List.of(Map.of(
                                "id",
                                "0b8f4c2e-0f5e-4c57-9a51-2f0a3a0f7a11",
                                "code",
                                "BIN-1",
                                "at",
                                "2026-03-01T00:00:00Z",
                                "readPoint",
                                other.pointCode()))));
        as(stranger)
                .body(device(place))
                .put("/api/v1/devices/" + own.reader())
                .then()
                .statusCode(404);
        as(stranger)
                .body(Map.of("code", own.pointCode(), "name", "X", "placeId", place))
                .put("/api/v1/read-points/" + own.point())
                .then()
                .statusCode(400);
        as(stranger)
                .contentType(ContentType.URLENC)
                .formParams(Map.of("gateway", other.reader(), "name", "child"))
                .post("/unknown/accept")
                .then()
                .statusCode(404);
        other.isAsItWas();
    }

    @Test
    void aDeviceScansAtItsOwnSiteOnly() {
        RestAssured.given()
                .auth()
                .oauth2(own.readerToken())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "scans",
                        List.of(Map.of(
                                "id",
                                "0b8f4c2e-0f5e-4c57-9a51-2f0a3a0f7a12",
                                "code",
                                "BIN-1",
                                "at",
                                "2026-03-01T00:00:00Z",
                                "readPoint",
                                other.pointCode()))))
                .post("/api/v1/scans")
                .then()
                .statusCode(403);
    }

    @Test
    void aScanThatNamesAReadPointOfAnotherSiteTellsNothingThere() {
        String link = "https://id.gs1.org/01/" + OtherSite.GTIN + "/21/" + own.code();
        Instant now = Instant.now();
        String scan = "{\"scan\":\"%s\",\"time\":\"%s\",\"readPoint\":\"%s\"}";
        as(own.readerToken())
                .body(IntStream.rangeClosed(1, 3)
                        .mapToObj(now::minusSeconds)
                        .flatMap(at -> Stream.of(
                                scan.formatted(link + "A", at, other.pointCode()),
                                scan.formatted(link + "B", at, own.pointCode())))
                        .collect(Collectors.joining(",", "[", "]")))
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
        await().untilAsserted(() ->
                as(stranger).get("/api/v1/items?code=" + link + "B").then().body("items[0].place.code", is("STORAGE")));
        as(Credentials.newTokenAt(other.code()))
                .get("/api/v1/items?code=" + link + "A")
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyHearsWhenThingsOfAnotherSiteChange() {
        for (String topic : List.of(
                "door-" + other.door(),
                "messages-" + other.reader(),
                "tracker-" + other.reader(),
                "shipment-" + other.shipmentId())) {
            as(stranger).get("/live?topics=" + topic).then().statusCode(404);
        }
    }

    @Test
    void aShipmentBetweenTwoSitesIsSeenAtBothAndHandledAtItsDoor() {
        String reference = "BETWEEN-" + own.code();
        as(stranger)
                .body(shipment(Map.of(
                        "reference", reference, "door", own.code() + "/D1", "from", own.code(), "to", other.code())))
                .post("/api/v1/shipments")
                .then()
                .statusCode(201);
        String receiver = Credentials.newTokenAt(other.code());
        as(receiver)
                .get("/api/v1/shipments/" + reference)
                .then()
                .statusCode(200)
                .body("reference", is(reference));
        as(receiver).post("/api/v1/shipments/" + reference + "/open").then().statusCode(403);
        as(stranger).post("/api/v1/shipments/" + reference + "/open").then().statusCode(200);
        as(stranger).post("/api/v1/shipments/" + reference + "/close").then().statusCode(200);
        as(receiver).post("/api/v1/shipments/" + reference + "/arrive").then().statusCode(200);
    }

    private List<String> queries() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("q", other.readerCode());
        values.put("place", other.building());
        values.put("site", other.site());
        values.put("parent", other.building());
        values.put("door", other.door());
        values.put("device", other.reader());
        values.put("gateway", other.reader());
        values.put("epc", "urn:epc:raw:96.x" + other.tag());
        values.put("code", other.tag());
        values.put("kind", "unknown");
        List<String> queries = new java.util.ArrayList<>(List.of(
                "",
                "?limit=200",
                "?by=place&limit=200",
                "?kind=unknown&limit=200",
                "?q=" + other.asset(),
                "?q=" + other.shipment(),
                "?q=" + other.tag(),
                "?device=" + other.readerCode(),
                // Lists by id are longer than a page by now: go to where this one's things begin.
                "?limit=200&after="
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Long.toString(other.point() - 1).getBytes(UTF_8))));
        values.forEach((name, value) -> queries.add("?" + name + "=" + value));
        return queries;
    }

    private static boolean isOfNoSite(Route route) {
        return OF_NO_SITE.stream().anyMatch(route.template()::startsWith);
    }

    private static boolean isEndless(Route route) {
        return route.template().equals("/live");
    }

    private Map<String, Object> shipment(Map<String, Object> more) {
        Map<String, Object> order = new LinkedHashMap<>(Map.of(
                "reference",
                "X-" + own.code(),
                "direction",
                "OUTBOUND",
                "products",
                List.of(Map.of("gtin", OtherSite.GTIN, "quantity", 1))));
        order.putAll(more);
        return order;
    }

    private static Map<String, Object> device(long place) {
        return Map.of("name", "X", "dialect", "tallyman", "kind", "READER", "placeId", place);
    }

    private void refused(int status, String path, Map<String, Object> body) {
        Response response = as(stranger).body(body).post(path);
        assertThat(response.statusCode())
                .as("%s with %s: %s", path, body, response.asString())
                .isEqualTo(status);
    }

    static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
