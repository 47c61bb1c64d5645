package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.server.OtherSettings;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestDatabase.class)
class RateLimitTest {

    private final TestDevices devices;

    RateLimitTest(TestDevices devices) {
        this.devices = devices;
    }

    @Test
    void tellsADeviceGoneMadToSlowDownAndKeepsNothingOfIt() {
        TestDevices.Line mad = devices.register("tallyman");
        List<Response> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(post(mad, i));
        }
        Response refused = answers.getLast();
        refused.then().statusCode(429).header("Retry-After", "1").contentType("application/problem+json");
        long kept =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(kept).isBetween(10L, 20L);
        assertThat(devices.number(
                        "select sum(messages) from message_device where device_id = ?",
                        mad.id().value()))
                .isEqualTo(kept);
        assertThat(post(devices.register("tallyman"), 1).statusCode())
                .as("another device is not held up")
                .isEqualTo(200);
    }

    private static Response post(TestDevices.Line device, int number) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body("{\"epc\":\"30340242201D8840009EFDF7\",\"antenna\":" + number + "}")
                .post("/ingest/tallyman");
    }
}
