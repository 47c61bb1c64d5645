package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FoldPoisonTest {

    private final TestDevices devices;
    private final FactLog log;
    private final FailingConsumer failing;
    private final IntakeTrouble trouble;

    FoldPoisonTest(TestDevices devices, FactLog log, FailingConsumer failing, IntakeTrouble trouble) {
        this.devices = devices;
        this.log = log;
        this.failing = failing;
        this.trouble = trouble;
    }

    @Test
    void aBugAfterTheCommitIsTroubleAndCountsNothingTwice() {
        TestDevices.Line device = devices.register("tallyman");
        AtomicInteger posted = new AtomicInteger();
        failing.failsAfterCommits(true);
        try {
            Awaitility.await().untilAsserted(() -> {
                post(device, "state " + posted.incrementAndGet());
                assertThat(trouble.notFolded())
                        .hasValueSatisfying(why -> assertThat(why).contains("a bug of ours after the commit"));
            });
        } finally {
            failing.failsAfterCommits(false);
        }
        post(device, "state " + posted.incrementAndGet());
        Awaitility.await().until(() -> log.of(device.id()).size() >= posted.get());
        assertThat(log.of(device.id())).hasSize(posted.get()).doesNotHaveDuplicates();
        Awaitility.await().until(() -> trouble.notFolded().isEmpty());
    }

    @Test
    void aMessageThatTheDatabaseRefusesHoldsUpNoOther() {
        TestDevices.Line good = devices.register("tallyman");
        TestDevices.Line bad = devices.register("tallyman");
        post(good, "up");
        post(bad, PoisonConsumer.STATE);
        post(good, "down");
        Awaitility.await().until(() -> log.of(good.id()).size() == 2);
        assertThat(log.of(bad.id())).isEqualTo(List.of());
        post(bad, "up");
        Awaitility.await().until(() -> log.of(bad.id()).size() == 1);
    }

    private static void post(TestDevices.Line device, String state) {
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body("{\"status\":\"" + state + "\"}")
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }
}
