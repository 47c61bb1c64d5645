package org.tallyman.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.catalog.Products;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPoints;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** The pages of places, products and devices, with scripts off. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MasterDataPagesTest {

    @Inject
    ReadPoints readPoints;

    @Inject
    Products products;

    @Inject
    Devices devices;

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    private RequestSpecification caller() {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .redirects()
                .follow(false);
    }

    private Document page(String path) {
        Response response = caller().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        Document page = Jsoup.parse(response.asString());
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        for (Element input : page.select("input:not([type=hidden]), select, textarea")) {
            assertThat(input.hasAttr("aria-label")
                            || !page.select("label[for=" + input.id() + "]").isEmpty())
                    .as("label of %s on %s", input, path)
                    .isTrue();
        }
        return page;
    }

    private Response post(String path, Map<String, ?> values) {
        return caller().formParams(values).post(path);
    }

    @Test
    void aTrackerIsAskedForNoAntennasUnlessSomebodyComesToBindOne() {
        long tracker = registered("TRACKER", "teltonika");
        long reader = registered("READER", "impinj");
        assertThat(page("/devices/" + tracker).select("#antennas")).isEmpty();
        assertThat(page("/devices/" + tracker).text()).doesNotContain("ntenna serves", "Bind an antenna");
        assertThat(page("/devices/" + tracker + "?antenna=3").select("#antenna").attr("value"))
                .isEqualTo("3");
        assertThat(page("/devices/" + reader).text()).contains("Bind an antenna");
        Document scanner = page("/devices/" + registered("SCANNER", "tallyman"));
        assertThat(scanner.text()).contains("Where its scans count").doesNotContain("Bind an antenna");
        assertThat(scanner.select("#readPointId")).hasSize(1);
    }

    private long registered(String kind, String dialect) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("name", "A " + kind + " " + System.nanoTime(), "kind", kind, "dialect", dialect))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("device.id");
    }

    @Test
    void drawsTheFloorPlanWithItsDoorsAndHatchesWhatNothingReads() {
        Warehouse centre = Warehouse.build();
        post(
                        "/places/new?parent=" + centre.building().value(),
                        Map.of(
                                "kind", "ZONE",
                                "code", "BLIND",
                                "name", "Blind corner",
                                "planXM", "0",
                                "planYM", "32",
                                "planWidthM", "10",
                                "planHeightM", "8"))
                .then()
                .statusCode(303);

        Document page = page("/places?site=" + centre.site().value());

        assertThat(page.select("svg rect.zone")).hasSize(4);
        assertThat(page.select("svg rect.blind")).hasSize(1);
        assertThat(page.select("svg a[href=/places/" + centre.door1().place().value() + "] rect.door"))
                .hasSize(1);
        assertThat(page.select(".tree a")).extracting(Element::text).contains("RECEIVING of " + centre.code());
    }

    @Test
    void keepsWhatWasTypedAndNamesTheRule() {
        Warehouse centre = Warehouse.build();

        Response refused = post(
                "/places/" + centre.storage().value() + "/edit",
                Map.of("code", "STORAGE", "name", "Stor", "gln", "4012345000010"));

        assertThat(refused.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.select("[data-error-summary]").text()).contains("gln", "4012345000010", "check digit");
        assertThat(page.select("#name").attr("value")).isEqualTo("Stor");
    }

    @Test
    void editsAndMovesAPlace() {
        Warehouse centre = Warehouse.build();
        String storage = "/places/" + centre.storage().value();
        page(storage + "/edit");

        post(storage + "/edit", Map.of("code", "STORAGE", "name", "High racks"))
                .then()
                .statusCode(303);
        post(storage + "/move", Map.of("parentId", centre.shipping().value()))
                .then()
                .statusCode(303);

        PlaceView place = readPoints.snapshot().place(centre.storage().value()).orElseThrow();
        assertThat(place.name()).isEqualTo("High racks");
        assertThat(place.parent()).isEqualTo(centre.shipping());
        assertThat(page(storage).select(".crumbs a")).hasSize(3);
    }

    @Test
    void changesSettingsOfAReadPointAndShowsThemOverTime() {
        Warehouse centre = Warehouse.build();
        String point = "/read-points/" + centre.storagePoint().value();
        page("/read-points/new?place=" + centre.storage().value());

        post(point + "/settings", Map.of("gapMs", "45000")).then().statusCode(303);

        Document page = page(point);
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody").text()).contains("45000", "120000", "since ever");
        assertThat(post(point + "/settings", Map.of("gapMs", "5")).statusCode()).isEqualTo(400);
    }

    @Test
    void triesAnImportBeforeItCounts() {
        String csv = "gtin,name\n09506000199993,From a page\n";
        Document bad = importing("gtin,name\n09506000199994,X\n", false);
        assertThat(bad.select("tr.alarm").text()).contains("2", "gtin", "09506000199994", "check digit");

        Document tried = importing(csv, false);
        assertThat(tried.select("input[name=text]").attr("value")).isEqualTo(csv);
        assertThat(products.byGtin("09506000199993")).isEmpty();

        importing(csv, true);
        assertThat(products.byGtin("09506000199993")).isPresent();
        assertThat(page("/products?q=from a page").select("tbody tr")).hasSize(1);
        page("/products/09506000199993");
        page("/products/new");
        page("/places/import");
    }

    private Document importing(String csv, boolean sure) {
        Response response = caller().multiPart("text", csv)
                .multiPart("sure", String.valueOf(sure))
                .post("/products/import");
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.asString());
    }

    @Test
    void registersADeviceAndShowsItsTokenOnce() {
        Warehouse centre = Warehouse.build();
        page("/devices/new");

        Response shown = post(
                "/devices/new",
                Map.of(
                        "name", "Page reader " + centre.code(),
                        "kind", "READER",
                        "dialect", "impinj",
                        "placeId", centre.receiving().value(),
                        "profile", "model=R720"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        Document page = Jsoup.parse(shown.asString());
        String secret = page.select("pre").eachText().getFirst();
        assertThat(secret).startsWith("tmd_");
        assertThat(page.text()).contains("/ingest/impinj", "mosquitto_pub");
        String address = page.select("a.first").attr("href");
        Document device = page(address);
        assertThat(device.html()).doesNotContain(secret);
        assertThat(device.select("tbody").text()).contains("all since ever", "RECEIVING");
        assertThat(page("/devices?q=page reader " + centre.code()).select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void bindsAnAntennaOnThePage() {
        Warehouse centre = Warehouse.build();
        String device = "/devices/" + centre.reader().value();

        post(
                        device + "/bindings",
                        Map.of(
                                "antenna",
                                "9",
                                "readPointId",
                                centre.storagePoint().value()))
                .then()
                .statusCode(303);

        assertThat(devices.snapshot()
                        .readPointAt(
                                centre.reader().value(),
                                9,
                                java.time.Instant.now().plusSeconds(1)))
                .isEqualTo(centre.storagePoint().value());
        assertThat(post(device + "/bindings", Map.of("antenna", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void leadsFromTheSettingsToEverythingThatIsSetUp() {
        assertThat(page("/settings").select("main a").eachAttr("href"))
                .contains("/places", "/products", "/devices", "/places/import", "/settings/users", "/settings/audit");
    }
}
