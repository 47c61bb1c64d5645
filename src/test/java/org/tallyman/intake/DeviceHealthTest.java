package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DeviceHealthTest {

    private final TestDevices devices;

    DeviceHealthTest(TestDevices devices) {
        this.devices = devices;
    }

    @Test
    void aKeepAliveSaysNothingOfTheClock() {
        TestDevices.Line reader = devices.register("impinj");
        Instant behind = Instant.now().minusSeconds(3600);
        post(reader, "[{\"timestamp\":\"" + behind + "\",\"tagInventoryEvent\":{\"epcHex\":\"3034\"}}]");
        await(reader, 1);
        long offset = number(reader, "clock_offset_ms");
        assertThat(offset).isBetween(3_590_000L, 3_660_000L);
        post(reader, "[]");
        await(reader, 2);
        assertThat(number(reader, "clock_offset_ms")).isEqualTo(offset);
    }

    @Test
    void countsMessagesElementsRepeatsGapsAndWhatCouldNotBeTaken() {
        TestDevices.Line reader = devices.register("impinj");
        String read = "{\"timestamp\":\"2026-03-01T10:00:00Z\",\"tagInventoryEvent\":{\"epcHex\":\"3034\"}}";
        String overflow = "{\"timestamp\":\"2026-03-01T10:00:01Z\",\"eventType\":\"overflow\","
                + "\"overflowEvent\":{\"eventsPurged\":5}}";
        post(reader, "[" + read + "," + overflow + ",{\"timestamp\":1}]");
        post(reader, "[" + read + "]");
        await(reader, 2);
        assertThat(number(reader, "elements")).isEqualTo(3);
        assertThat(number(reader, "duplicates")).isEqualTo(1);
        assertThat(number(reader, "gaps")).isEqualTo(1);
        assertThat(number(reader, "rejections")).isEqualTo(1);
    }

    private void await(TestDevices.Line device, long messages) {
        Awaitility.await().until(() -> number(device, "messages") == messages);
    }

    private long number(TestDevices.Line device, String column) {
        return devices.number(
                "select " + column + " from device_health where device_id = ?",
                device.id().value());
    }

    private static void post(TestDevices.Line device, String body) {
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body(body)
                .post("/ingest/impinj")
                .then()
                .statusCode(200);
    }
}
