package org.tallyman.intake.outbound;

import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.hamcrest.Matcher;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Administrator;

/** A device that Tallyman calls, as an administrator sees it at the API. */
record CalledDevice(TestDevices devices, TestDevices.Line line, Administrator admin) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    String path() {
        return "/api/v1/devices/" + line.id().value() + "/outbound-link";
    }

    void call(String address) {
        put(address).statusCode(200);
    }

    ValidatableResponse put(String address) {
        return admin.api().body(Map.of("address", address)).put(path()).then();
    }

    void stopCalling() {
        admin.api().delete(path());
    }

    /** Gives it settings, as a JSON object. */
    void profile(String dialect, String kind, String settings) {
        edit(dialect, kind, settings).statusCode(200);
    }

    ValidatableResponse edit(String dialect, String kind, String settings) {
        return admin.api()
                .body(
                        "{\"code\": \"%s\", \"name\": \"A device\", \"dialect\": \"%s\", \"kind\": \"%s\", \"profile\": %s}"
                                .formatted(line.code(), dialect, kind, settings))
                .put("/api/v1/devices/" + line.id().value())
                .then();
    }

    void awaitState(String member, Matcher<String> expected) {
        await().atMost(PATIENCE).until(() -> admin.api().get(path()).path("state." + member), expected);
    }

    /** Waits until so many of its elements are folded. */
    void awaitElements(Matcher<Long> expected) {
        await().atMost(PATIENCE)
                .until(
                        () -> devices.number(
                                "select elements from device_health where device_id = ?",
                                line.id().value()),
                        expected);
    }
}
