package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.ident.DeviceId;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;

/** A codec that someone gives reads what comes from then on, and what came before says what it said. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PayloadCodecsTest {

    private static final String TENTHS =
            "function decodeUplink(i) { return {data: {temperature: (i.bytes[0] << 8 | i.bytes[1]) / 10}} }";
    private static final String HUNDREDTHS = TENTHS.replace("/ 10", "/ 100");
    private static final String REFUSING = "function decodeUplink(i) { return {errors: ['not of this model']} }";
    private static final String ENDLESS = "function decodeUplink(i) { for (;;); }";

    private final TestDevices devices;
    private final FactLog log;
    private Administrator admin;

    PayloadCodecsTest(TestDevices devices, FactLog log) {
        this.devices = devices;
        this.log = log;
    }

    @BeforeEach
    void signIn() {
        admin = Administrator.signIn();
    }

    @Test
    void eachVersionReadsWhatCameWhileItWasInUse() {
        String model = model();
        TestDevices.Line server = devices.register("chirpstack");
        DeviceId sensor = sensor(server);
        String unread = uplink(server, model, "00C8", 1);
        save(model, TENTHS);
        String tenths = uplink(server, model, "00C8", 2);
        save(model, HUNDREDTHS);
        String hundredths = uplink(server, model, "00C8", 3);
        admin.api().delete("/api/v1/payload-codecs/" + model).then().statusCode(204);
        String after = uplink(server, model, "00C8", 4);

        says(unread, "unmapped");
        says(tenths, "\"value\":20,");
        says(hundredths, "\"value\":2,");
        says(after, "unmapped");
        Awaitility.await().until(() -> temperatures(sensor).size() == 2);
        assertThat(temperatures(sensor)).containsExactly(20.0, 2.0);
        admin.api().get("/api/v1/payload-codecs/" + model).then().statusCode(404);
    }

    @Test
    void whatACodecRefusedCountsOnceItIsMended() {
        String model = model();
        TestDevices.Line server = devices.register("chirpstack");
        DeviceId sensor = sensor(server);
        save(model, REFUSING);
        String message = uplink(server, model, "00C8", 1);
        admin.api()
                .get("/api/v1/messages/" + message)
                .then()
                .body("rejections[0].code", is("codec-refused"))
                .body("rejections[0].rule", containsString("not of this model"));
        admin.api()
                .get("/api/v1/payload-codecs/" + model)
                .then()
                .body("refused", is(2))
                .body("lastRefusal", containsString("not of this model"));
        admin.api()
                .accept("text/html")
                .get("/payload-codecs")
                .then()
                .statusCode(200)
                .body(containsString("not of this model"));
        int row = admin.api()
                .get("/api/v1/quarantine?device=" + server.id().value())
                .path("items[0].id");
        save(model, TENTHS);
        admin.api()
                .post("/api/v1/quarantine/" + row + "/replay")
                .then()
                .statusCode(200)
                .body("state", is("REPLAYED"));
        Awaitility.await().until(() -> temperatures(sensor).equals(List.of(20.0)));
        says(message, "unmapped");
    }

    @Test
    void oneThatNeverEndsIsStoppedAndOthersGoOn() {
        String model = model();
        TestDevices.Line server = devices.register("chirpstack");
        save(model, ENDLESS);
        save(model + "b", TENTHS);
        for (int i = 0; i < 5; i++) {
            uplink(server, model, "00C8", i);
        }
        says(uplink(server, model + "b", "00C8", 9), "\"value\":20,");
        admin.api()
                .get("/api/v1/quarantine?device=" + server.id().value())
                .then()
                .body("items.size()", is(5))
                .body("items[0].code", is("codec-limit"))
                .body("items[0].rule", containsString("2000000 steps"));
    }

    @Test
    void aNameWithoutDigitsIsMeantByATextThatIsNothingElse() {
        String model = "Cellar" + Long.toString(System.nanoTime(), 36).replaceAll("[0-9]", "x");
        save(model, TENTHS);
        TestDevices.Line server = devices.register("chirpstack");
        says(uplink(server, model, "00C8", 1), "\"value\":20,");
        says(uplink(server, "My " + model, "00C8", 2), "unmapped");
        devices.configure(server, "{\"codec\":\"" + model + "\"}");
        says(uplink(server, "Anything", "00C8", 3), "\"value\":20,");
    }

    @Test
    void goesBeforeABuiltInOne() {
        TestDevices.Line server = devices.register("chirpstack");
        String own = "function Decode(fPort, bytes) { return {humidity: bytes[0]} }";
        says(uplink(server, "EM300-TH", "0367C800", 1), "\"value\":20");
        save("em300-th", own);
        says(uplink(server, "EM300-TH", "2A", 2), "\"quantity\":\"humidity\",\"value\":42");
        admin.api().delete("/api/v1/payload-codecs/EM300TH").then().statusCode(204);
        says(uplink(server, "EM300-TH", "0367C800", 3), "\"value\":20");
    }

    @Test
    void triesOneAndStoresNothing() {
        admin.api()
                .body(Map.of("script", TENTHS, "payload", "01 2C", "fPort", 5))
                .post("/api/v1/payload-codecs/trials")
                .then()
                .statusCode(200)
                .body("decoded.temperature", is(30))
                .body("observations.find { it.quantity == 'temperature' }.value", is(30))
                .body("observations[0].unit", is("Cel"));
        admin.api()
                .body(Map.of("script", REFUSING, "payload", "00"))
                .post("/api/v1/payload-codecs/trials")
                .then()
                .statusCode(200)
                .body("refusal", containsString("not of this model"));
        admin.api()
                .body(Map.of("script", "function x( {", "payload", "0"))
                .post("/api/v1/payload-codecs/trials")
                .then()
                .statusCode(400)
                .body("violations.field", is(List.of("script", "payload")))
                .body("violations[0].rule", containsString("SyntaxError"));
    }

    @Test
    void thePageTriesAndSaves() {
        String model = model();
        RequestSpecification form = admin.pages();
        form.contentType(ContentType.URLENC)
                .formParams(Map.of("name", model, "script", TENTHS, "payload", "00C8", "fPort", "1", "do", "try"))
                .post("/payload-codecs/new")
                .then()
                .statusCode(200)
                .body(containsString("temperature"))
                .body(containsString("Read"));
        admin.api().get("/api/v1/payload-codecs/" + model).then().statusCode(404);
        admin.pages()
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParams(Map.of("name", model, "script", TENTHS, "do", "save"))
                .post("/payload-codecs/new")
                .then()
                .statusCode(303);
        admin.pages()
                .get("/payload-codecs/of/" + model)
                .then()
                .statusCode(200)
                .body(containsString("decodeUplink"))
                .body(not(containsString("refuses")));
    }

    private void says(String message, String part) {
        assertThat(admin.api().get("/api/v1/messages/" + message).asString()).contains(part);
    }

    private List<Double> temperatures(DeviceId sensor) {
        return log.of(sensor).stream()
                .map(Fact::observation)
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .filter(measured -> measured.quantity().equals("temperature"))
                .map(Measurement::value)
                .toList();
    }

    private DeviceId sensor(TestDevices.Line server) {
        Integer id = admin.api()
                .body(Map.of("childName", "0102030405060708"))
                .post("/api/v1/devices/" + server.id().value() + "/children")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        return new DeviceId(id);
    }

    /** As what a server decoded. */
    @Test
    void whatACodecMakesAndNobodyKnowsLeadsToItsMapping() {
        String model = model();
        TestDevices.Line server = devices.register("chirpstack");
        save(model, "function decodeUplink(i) { return {data: {weird_value: i.bytes[0], my_level: i.bytes[1]}} }");
        String message = uplink(server, model, "05C8", 1);
        says(message, "my_level");
        admin.pages()
                .queryParam("of", model)
                .get("/devices/" + server.id().value() + "/mapping")
                .then()
                .statusCode(200)
                .body(containsString("$.weird_value"), containsString("$.my_level"), containsString("200"));
        admin.api()
                .body("{\"observations\":[{\"quantity\":\"level\",\"value\":\"$.my_level\",\"unit\":\"mm\"}]}")
                .post("/api/v1/json-mappings/trials?device=" + server.code())
                .then()
                .statusCode(200)
                .body("items[0].message", is(message))
                .body("items[0].observations[0].value", is(200));
    }

    /** Else the page of a codec would tell of messages that never came. */
    @Test
    void aTryOfAMappingCountsForNoCodec() {
        String model = model();
        TestDevices.Line server = devices.register("chirpstack");
        save(model, TENTHS);
        uplink(server, model, "00C8", 1);
        for (int i = 0; i < 3; i++) {
            admin.api()
                    .body("{\"observations\":[{\"quantity\":\"level\",\"value\":\"$.temperature\",\"unit\":\"mm\"}]}")
                    .post("/api/v1/json-mappings/trials?device=" + server.code())
                    .then()
                    .statusCode(200)
                    .body("items[0].observations[0].value", is(20));
        }
        admin.api().get("/api/v1/payload-codecs/" + model).then().body("read", is(1));
    }

    private void save(String model, String script) {
        admin.api()
                .body(Map.of("script", script))
                .put("/api/v1/payload-codecs/" + model)
                .then()
                .statusCode(200);
    }

    private String uplink(TestDevices.Line server, String model, String hex, int count) {
        String data = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        String body = """
                {"time":"2026-05-08T12:00:%02dZ","deviceInfo":{"devEui":"0102030405060708","deviceProfileName":"%s"},
                 "devAddr":"01020304","fCnt":%d,"fPort":2,"data":"%s"}""".formatted(count, model, count, data);
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

    private static String model() {
        return "T9-" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
    }
}
