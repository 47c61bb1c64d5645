package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;

/** JSON of any shape is kept until someone says what it means, and says that ever after. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class JsonMappingsTest {

    private static final String TENTHS = """
            {"time": {"path": "$.ts", "format": "epoch-s"},
             "observations": [{"quantity": "temperature", "value": {"path": "$.t", "factor": 0.1}, "unit": "Cel"}]}""";
    private static final String HUNDREDTHS = TENTHS.replace("0.1", "0.01");

    private final TestDevices devices;
    private final FactLog log;
    private Administrator admin;

    JsonMappingsTest(TestDevices devices, FactLog log) {
        this.devices = devices;
        this.log = log;
    }

    @BeforeEach
    void signIn() {
        admin = Administrator.signIn();
    }

    @Test
    void whatCameBeforeAMappingCountsOnceItIsWritten() {
        String name = name();
        TestDevices.Line device = devices.register("json");
        String message = refused(device, "{\"ts\": 1778241600, \"t\": 215}");
        admin.api().get("/api/v1/messages/" + message).then().body("rejections[0].code", is("no-mapping"));
        admin.pages()
                .get("/quarantine")
                .then()
                .body(containsString("/devices/" + device.id().value() + "/mapping"));

        save(name, TENTHS);
        devices.configure(device, "{\"mapping\":\"" + name + "\"}");
        int row = admin.api()
                .get("/api/v1/quarantine?device=" + device.id().value())
                .path("items[0].id");
        admin.api()
                .post("/api/v1/quarantine/" + row + "/replay")
                .then()
                .statusCode(200)
                .body("state", is("REPLAYED"));
        Awaitility.await().until(() -> temperatures(device).equals(List.of(21.5)));
    }

    @Test
    void eachVersionReadsWhatCameWhileItWasInUse() {
        String name = name();
        TestDevices.Line device = devices.register("json");
        devices.configure(device, "{\"mapping\":\"" + name + "\"}");
        save(name, TENTHS);
        String tenths = kept(device, "{\"ts\": 1778241600, \"t\": 215}");
        save(name, HUNDREDTHS);
        String hundredths = kept(device, "{\"ts\": 1778241700, \"t\": 215}");
        devices.configure(device, "{\"mapping\":\"another\"}");

        says(tenths, "\"value\":21.5");
        says(hundredths, "\"value\":2.15");
        Awaitility.await().until(() -> temperatures(device).equals(List.of(21.5, 2.15)));
    }

    @Test
    void whatIsExportedCanBeImported() {
        String name = name();
        save(name, TENTHS);
        String exported = admin.api().get("/api/v1/json-mappings/" + name).asString();
        assertThat(exported).isEqualTo(TENTHS);
        save(name + "-too", exported);
        admin.api().get("/api/v1/json-mappings/" + name + "-TOO").then().statusCode(200);
        admin.api().delete("/api/v1/json-mappings/" + name).then().statusCode(204);
        admin.api().get("/api/v1/json-mappings/" + name).then().statusCode(404);
        admin.api()
                .body("{\"observations\": [{\"epc\": \"$..x\"}]}")
                .put("/api/v1/json-mappings/" + name)
                .then()
                .statusCode(400)
                .body("violations[0].field", is("/observations/0/epc"))
                .body("violations[0].value", is("$..x"));
    }

    @Test
    void isTriedWithTheLastMessages() {
        TestDevices.Line device = devices.register("json");
        refused(device, "{\"ts\": 1778241600, \"t\": 215}");
        refused(device, "{\"ts\": 1778241700, \"humidity\": 5}");
        admin.api()
                .body(TENTHS)
                .post("/api/v1/json-mappings/trials?device=" + device.code())
                .then()
                .statusCode(200)
                .body("items.size()", is(2))
                .body("items[0].rejections[0].code", is("mapping"))
                .body("items[1].observations[0].value", is(21.5f));
        assertThat(temperatures(device)).isEmpty();
    }

    @Test
    void thePageDraftsPreviewsAndSavesAndTheDeviceIsReadByIt() {
        TestDevices.Line device = devices.register("json");
        String sent = "{\"ts\": 1778241600, \"temperature\": 21.5}";
        refused(device, sent);
        String page = "/json-mappings/new?device=" + device.id().value();
        Response moved = admin.pages()
                .redirects()
                .follow(false)
                .get("/devices/" + device.id().value() + "/mapping");
        assertThat(moved.header("Location")).endsWith(page);
        admin.pages()
                .get("/devices/" + device.id().value())
                .then()
                .statusCode(200)
                .body(containsString("Write a mapping"));
        String draft = admin.pages().get(page).asString();
        assertThat(draft).contains("epoch-s").contains("temperature&quot;,&quot;value&quot;:21.5");
        admin.pages()
                .contentType(ContentType.URLENC)
                .formParams(Map.of("name", "x", "mapping", "{\"observations\": 1}", "do", "preview"))
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("No mapping"));
        String name = name();
        String mapping = TENTHS.replace("$.t\"", "$.temperature\"").replace("0.1", "1");
        admin.pages()
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParams(Map.of("name", name, "mapping", mapping, "do", "save"))
                .post(page)
                .then()
                .statusCode(303);
        kept(device, sent.replace("600", "700"));
        Awaitility.await().until(() -> temperatures(device).equals(List.of(21.5)));
        admin.pages()
                .get("/devices/" + device.id().value())
                .then()
                .body(containsString(name))
                .body(not(containsString("Write a mapping")));
        admin.pages().get("/json-mappings/of/" + name).then().statusCode(200).body(containsString("Line of a test"));
    }

    @Test
    void whatAServerDecodedAndNobodyKnowsLeadsToItsMapping() {
        TestDevices.Line server = devices.register("chirpstack");
        String uplink = "{\"time\": \"2026-05-08T12:00:00Z\", \"fCnt\": 1, \"fPort\": 2, \"deviceInfo\": {\"devEui\":"
                + " \"0102030405060708\", \"deviceProfileName\": \"Probe 7\"}, \"object\": {\"mm\": 120}}";
        String message = uplink(server, uplink);
        String leads = "/devices/" + server.id().value() + "/mapping?of=Probe";
        admin.pages()
                .get("/messages/" + message)
                .then()
                .body(containsString("map what is unread"), containsString(leads));
        admin.pages()
                .get("/devices/" + server.id().value())
                .then()
                .body(containsString("map them"), containsString(leads));
        String form = admin.pages()
                .queryParam("of", "Probe 7")
                .get("/devices/" + server.id().value() + "/mapping")
                .asString();
        assertThat(form).contains("$.mm", "Name", "Probe 7");
        String name = name();
        admin.pages()
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParams(Map.of(
                        "name",
                        name,
                        "do",
                        "save",
                        "row-1-what",
                        "MEASUREMENT",
                        "row-1-path",
                        "$.mm",
                        "row-1-name",
                        "temperature",
                        "row-1-unit",
                        "Cel"))
                .queryParam("of", "Probe 7")
                .post("/json-mappings/new?device=" + server.id().value())
                .then()
                .statusCode(303);
        String mapped =
                uplink(server, uplink.replace("\"fCnt\": 1", "\"fCnt\": 2").replace("12:00:00", "12:01:00"));
        says(mapped, "\"value\":120");
        assertThat(admin.api().get("/api/v1/messages/" + message).asString()).doesNotContain("\"value\":120");
        admin.pages().get("/messages/" + mapped).then().body(not(containsString("map what is unread")));
    }

    private static String uplink(TestDevices.Line server, String body) {
        return RestAssured.given()
                .auth()
                .oauth2(server.token())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ingest/chirpstack?event=up")
                .then()
                .statusCode(200)
                .extract()
                .path("message");
    }

    private List<Double> temperatures(TestDevices.Line device) {
        return log.of(device.id()).stream()
                .map(Fact::observation)
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .map(Measurement::value)
                .toList();
    }

    private void says(String message, String part) {
        assertThat(admin.api().get("/api/v1/messages/" + message).asString()).contains(part);
    }

    private void save(String name, String mapping) {
        admin.api().body(mapping).put("/api/v1/json-mappings/" + name).then().statusCode(200);
    }

    private String kept(TestDevices.Line device, String body) {
        return post(device, body, 200);
    }

    private String refused(TestDevices.Line device, String body) {
        return post(device, body, 400);
    }

    private static String post(TestDevices.Line device, String body, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(device.token())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ingest/json")
                .then()
                .statusCode(status)
                .extract()
                .path("message");
    }

    private static String name() {
        return "m" + Long.toString(System.nanoTime(), 36);
    }
}
