package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.Observation.DeviceStatus;
import org.tallyman.dialect.Observation.Measurement;
import org.tallyman.ident.DeviceId;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A payload that nothing reads waits for its codec. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class UnreadPayloadsTest {

    private final TestDevices devices;
    private final FactLog log;
    private String token = "";

    UnreadPayloadsTest(TestDevices devices, FactLog log) {
        this.devices = devices;
        this.log = log;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void whatCameBeforeACodecCountsOnceItIsGiven() {
        String model = "T9-" + Long.toString(System.nanoTime(), 36);
        TestDevices.Line server = devices.register("chirpstack");
        Integer child = as().body(Map.of("childName", "0102030405060708"))
                .post("/api/v1/devices/" + server.id().value() + "/children")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        DeviceId sensor = new DeviceId(child);
        RestAssured.given()
                .auth()
                .oauth2(server.token())
                .contentType(ContentType.JSON)
                .body("""
                        {"time":"2026-05-08T12:00:00Z","deviceInfo":{"devEui":"0102030405060708","deviceProfileName":"%s"},
                         "devAddr":"01020304","fCnt":1,"fPort":2,"data":"yA=="}""".formatted(model))
                .post("/ingest/chirpstack?event=up")
                .then()
                .statusCode(200)
                .body("rejected[0].code", is("codec"), "rejected[0].value", is(model));
        Awaitility.await().until(() -> log.of(sensor).size() == 1);

        as().body(Map.of("script", "function decodeUplink(i) { return {data: {temperature: i.bytes[0] / 10}} }"))
                .put("/api/v1/payload-codecs/" + model)
                .then()
                .statusCode(200);
        String open = "/api/v1/quarantine?device=" + server.id().value();
        as().get(open).then().body("items[0].rule", containsString("give one for it"));
        RestAssured.given()
                .auth()
                .oauth2(server.token())
                .contentType(ContentType.JSON)
                .body("{\"nothing\":1}")
                .post("/ingest/chirpstack?event=up")
                .then()
                .statusCode(400);
        as().post("/api/v1/devices/" + server.id().value() + "/quarantine/replay")
                .then()
                .statusCode(200)
                .body("replayed", is(1), "open", is(1));
        RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .post("/devices/" + server.id().value() + "/quarantine/replay")
                .then()
                .statusCode(200)
                .body(containsString("0 parts replayed"), containsString("1 part cannot be understood still"));
        Awaitility.await()
                .until(() -> log.of(sensor).stream()
                        .map(Fact::observation)
                        .anyMatch(said -> said instanceof Measurement measured && measured.value() == 20));
        assertThat(log.of(sensor).stream().map(Fact::observation).filter(DeviceStatus.class::isInstance))
                .as("what it had told counts once")
                .hasSize(1);
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
