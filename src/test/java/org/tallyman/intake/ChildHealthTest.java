package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ChildHealthTest {

    private final TestDevices devices;
    private final DeviceHealthReader health;

    ChildHealthTest(TestDevices devices, DeviceHealthReader health) {
        this.devices = devices;
        this.health = health;
    }

    @Test
    void aSensorBehindAGatewayIsHeardWhenTheGatewaySpeaksForIt() {
        TestDevices.Line gateway = devices.register("tallyman");
        int sensor = child(gateway, "frost");
        Instant at = Instant.now().minusSeconds(5);
        String two = """
                {"device":"frost","time":"%s","observations":[
                  {"quantity":"temperature","value":-18,"unit":"Cel"},{"quantity":"humidity","value":60,"unit":"%%"}]}""".formatted(at);
        say(gateway, two);
        say(gateway, "{\"status\":\"running\",\"time\":\"" + at + "\"}");
        Awaitility.await().untilAsserted(() -> {
            DeviceHealthView heard = of(sensor);
            assertThat(heard.messages()).isEqualTo(1);
            assertThat(heard.elements()).isEqualTo(2);
            assertThat(heard.clockOffset().toSeconds()).isBetween(4L, 30L);
            assertThat(of(gateway.id().value()).messages()).isEqualTo(2);
        });
    }

    @Test
    void whatItsGatewaySaysOfItIsShownWhereItsMessagesAre() {
        TestDevices.Line gateway = devices.register("tallyman");
        int sensor = child(gateway, "frost");
        int quiet = child(gateway, "shelf");
        Instant at = Instant.now().minusSeconds(5);
        say(gateway, """
                {"device":"frost","time":"%s","observations":[{"quantity":"temperature","value":-18.25,"unit":"Cel"}]}""".formatted(at));
        say(gateway, "{\"status\":\"running\",\"time\":\"" + at + "\"}");
        Awaitility.await().until(() -> health.all().containsKey((long) sensor));
        page(sensor).body(containsString("-18.25"), containsString("speaks through"), not(containsString("running")));
        page(quiet).body(containsString("No message of its gateway names it"), not(containsString("-18.25")));
        page((int) gateway.id().value()).body(containsString("-18.25"), containsString("running"));
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .get("/api/v1/messages?device=" + sensor)
                .then()
                .statusCode(200)
                .body("items.deviceCode", contains(gateway.code()), "next", nullValue());
        assertThat(health.of(List.of((long) sensor))).containsOnlyKeys((long) sensor);
    }

    private static ValidatableResponse page(int device) {
        return RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .accept("text/html")
                .get("/messages/of/" + device)
                .then()
                .statusCode(200);
    }

    private static int child(TestDevices.Line gateway, String name) {
        return RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of("childName", name, "name", "Freezer " + name))
                .post("/api/v1/devices/" + gateway.id().value() + "/children")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private DeviceHealthView of(long device) {
        assertThat(health.all()).containsKey(device);
        return Objects.requireNonNull(health.all().get(device));
    }

    private static void say(TestDevices.Line gateway, String body) {
        RestAssured.given()
                .auth()
                .oauth2(gateway.token())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }
}
