package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

/** What is judged anew goes on between folds: the fold does not wait until it is through. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReworkPaceTest {

    private final TestDevices devices;
    private final PatientRework rework;
    private final FactLog log;

    ReworkPaceTest(TestDevices devices, PatientRework rework, FactLog log) {
        this.devices = devices;
        this.rework = rework;
        this.log = log;
    }

    @Test
    void theFoldGoesOnWhileThereIsWorkOnWhatIsFolded() {
        TestDevices.Line device = devices.register("tallyman");
        rework.begin();
        Awaitility.await().until(() -> rework.steps() > 3);
        assertThat(rework.isOver()).isFalse();
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body("[{\"epc\":\"30340242201D8840009EFDF7\",\"time\":\"2026-03-02T10:00:00Z\"}]")
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
        Awaitility.await().until(() -> log.of(device.id()).size() == 1);
        Awaitility.await().until(rework::isOver);
    }
}
