package org.tallyman.intake;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Three clocks: of the device, of the sender where it tells, and ours. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ClocksTest {

    private final TestDevices devices;

    ClocksTest(TestDevices devices) {
        this.devices = devices;
    }

    @Test
    void aMessageShowsWhenItsSenderSentIt() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "{\"sent\":\"2026-05-08T12:00:09Z\",\"observations\":[" + read("2026-05-08T12:00:00Z") + "]}");
        String token = Credentials.newAdminToken();
        String id = newest(device, token)
                .body("items[0].sentAt", is("2026-05-08T12:00:09Z"))
                .extract()
                .path("items[0].id");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .get("/messages/" + id)
                .then()
                .body(containsString("by the sender's clock"));
        post(device, read("2026-05-08T12:00:01Z"));
        newest(device, token).body("items[0].sentAt", is(nullValue()));
    }

    @Test
    void whatWaitedInABufferDoesNotMakeTheClockWrong() {
        TestDevices.Line device = devices.register("tallyman");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        post(
                device,
                "{\"sent\":\"" + now + "\",\"observations\":["
                        + read(now.minus(5, ChronoUnit.HOURS).toString()) + "]}");
        awaitOffset(device, 0, 20_000);
    }

    @Test
    void theSmallestDelayOfAnHourIsTheOffset() {
        TestDevices.Line device = devices.register("tallyman");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        post(device, read(now.plusSeconds(90).toString()));
        awaitOffset(device, -90_000, -60_000);
        post(device, read(now.minusSeconds(600).toString()));
        post(device, "{\"epc\":\"3036\"}");
        Awaitility.await().until(() -> health("messages", device) == 3);
        awaitOffset(device, -90_000, -60_000);
    }

    private void awaitOffset(TestDevices.Line device, long fromMs, long toMs) {
        Awaitility.await()
                .untilAsserted(() ->
                        Assertions.assertThat(health("clock_offset_ms", device)).isBetween(fromMs, toMs));
    }

    private long health(String column, TestDevices.Line device) {
        return devices.number(
                "select " + column + " from device_health where device_id = ?",
                device.id().value());
    }

    private static String read(String time) {
        return "{\"epc\":\"3034\",\"time\":\"" + time + "\"}";
    }

    private static ValidatableResponse newest(TestDevices.Line device, String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/messages?limit=1&device=" + device.id().value())
                .then();
    }

    private static void post(TestDevices.Line device, String body) {
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body(body)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }
}
