package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.device.Devices;
import org.tallyman.device.UnknownDevices;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.Outcome;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RefoldTest {

    private static final String READ = """
            {"device":"%s","epc":"30340242201D8840009EFDF7","time":"2026-03-02T10:00:%02dZ"}""";

    private final TestDevices devices;
    private final Devices known;
    private final UnknownDevices commands;
    private final FactLog log;

    RefoldTest(TestDevices devices, Devices known, UnknownDevices commands, FactLog log) {
        this.devices = devices;
        this.known = known;
        this.commands = commands;
        this.log = log;
    }

    @Test
    void whatAChildSaidBeforeItWasAcceptedCountsOnceAndAsIfItHadBeenKnown() {
        TestDevices.Line gateway = devices.register("tallyman");
        DeviceId early = accept(gateway, "early");
        for (int second = 0; second < 20; second++) {
            post(gateway, READ.formatted("early", second));
            post(gateway, READ.formatted("late", second));
            post(gateway, READ.formatted("late", second));
        }
        Awaitility.await().until(() -> heldOf(gateway) == 20);
        DeviceId late = accept(gateway, "late");
        for (int second = 20; second < 40; second++) {
            post(gateway, READ.formatted("early", second));
            post(gateway, READ.formatted("late", second));
        }
        Awaitility.await()
                .until(() -> log.of(late).size() >= 40 && log.of(early).size() >= 40);
        Awaitility.await().until(() -> heldOf(gateway) == -1);
        assertThat(observations(late)).isEqualTo(observations(early)).doesNotHaveDuplicates();
    }

    @Test
    void whatOthersSayStaysHeld() {
        TestDevices.Line gateway = devices.register("tallyman");
        post(gateway, "[" + READ.formatted("one", 1) + "," + READ.formatted("two", 2) + "]");
        Awaitility.await()
                .until(() -> devices.number(
                                "select count(*) from unknown_child where gateway_id = ?",
                                gateway.id().value())
                        == 2);
        DeviceId one = accept(gateway, "one");
        Awaitility.await().until(() -> log.of(one).size() == 1);
        assertThat(log.of(gateway.id())).isEmpty();
        assertThat(devices.number(
                        "select elements from unknown_child where gateway_id = ? and name = 'two'",
                        gateway.id().value()))
                .isEqualTo(1);
    }

    @Test
    void acceptsAChildWithOneClick() {
        TestDevices.Line gateway = devices.register("tallyman");
        post(gateway, READ.formatted("tag <reader> 7", 1));
        Awaitility.await().until(() -> heldOf(gateway) == 1);
        String token = Credentials.newAdminToken();
        String page = RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .get("/unknown")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("tag &lt;reader&gt; 7").contains("action=\"/unknown/accept\"");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .redirects()
                .follow(false)
                .formParam("gateway", gateway.id().value())
                .formParam("name", "tag <reader> 7")
                .post("/unknown/accept")
                .then()
                .statusCode(303);
        Awaitility.await().until(() -> heldOf(gateway) == -1);
        DeviceId child = known.child(gateway.id().value(), "tag <reader> 7")
                .orElseThrow()
                .id();
        assertThat(log.of(child)).hasSize(1);
    }

    private List<String> observations(DeviceId device) {
        return log.of(device).stream()
                .map(fact -> fact.observation().observedAt().toString())
                .sorted()
                .toList();
    }

    /** Elements held for a gateway's only unknown child; -1 when there is none. */
    private long heldOf(TestDevices.Line gateway) {
        return devices.number(
                "select elements from unknown_child where gateway_id = ?",
                gateway.id().value());
    }

    private DeviceId accept(TestDevices.Line gateway, String name) {
        if (commands.acceptChild(gateway.id(), name, "") instanceof Outcome.Done<DeviceId>(DeviceId child)) {
            return child;
        }
        throw new AssertionError(name + " was refused");
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
