package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Instant;
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
        int sensor = RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of("childName", "frost", "name", "Freezer"))
                .post("/api/v1/devices/" + gateway.id().value() + "/children")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
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
