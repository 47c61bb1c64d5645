package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** One connector of a maker speaks for many trackers, each of which is a device by its own number. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConnectorDevicesTest {

    private final TestDevices devices;
    private final Devices known;
    private final FactLog log;
    private final String number = "0-" + System.nanoTime() % 100_000_000;
    private Administrator admin;

    ConnectorDevicesTest(TestDevices devices, Devices known, FactLog log) {
        this.devices = devices;
        this.known = known;
        this.log = log;
    }

    @BeforeEach
    void signIn() {
        admin = Administrator.signIn();
    }

    @Test
    void whatAConnectorSaysOfARegisteredTrackerIsTheTrackersOwn() {
        TestDevices.Line connector = devices.register("globalstar");
        TestDevices.Line tracker = devices.register("globalstar", number);
        push(connector, number, 1);
        Awaitility.await().until(() -> !log.of(tracker.id()).isEmpty());
        int first = log.of(tracker.id()).size();
        push(connector, number, 2);
        Awaitility.await().until(() -> log.of(tracker.id()).size() == 2 * first);
        assertThat(log.of(connector.id())).isEmpty();
        assertThat(held(connector)).isZero();
        admin.api()
                .get("/api/v1/devices/" + tracker.id().value())
                .then()
                .body("identifier", equalTo(number), "code", equalTo(tracker.code()));
    }

    @Test
    void whatCameBeforeATrackerWasRegisteredIsItsOwnToo() {
        TestDevices.Line connector = devices.register("globalstar");
        push(connector, number, 1);
        Awaitility.await().until(() -> held(connector) == 1);
        TestDevices.Line tracker = devices.register("globalstar", number);
        Awaitility.await().until(() -> held(connector) == 0);
        assertThat(log.of(tracker.id())).isNotEmpty();
    }

    @Test
    void aClickRegistersATrackerByItsNumber() {
        TestDevices.Line connector = devices.register("globalstar");
        push(connector, number, 1);
        Awaitility.await().until(() -> held(connector) == 1);
        Integer id = admin.api()
                .body(Map.of("childName", number))
                .post("/api/v1/devices/" + connector.id().value() + "/children")
                .then()
                .statusCode(200)
                .body("kind", equalTo("TRACKER"), "identifier", equalTo(number))
                .extract()
                .path("id");
        Awaitility.await().until(() -> !log.of(new DeviceId(id)).isEmpty());
    }

    @Test
    void aConnectorOfOneSiteDoesNotSpeakForATrackerOfAnother() {
        TestDevices.Line connector = devices.register("globalstar");
        TestDevices.Line tracker = devices.register("globalstar", number);
        devices.execute(
                "update device set place_id = " + Warehouse.build().site().value() + " where id = "
                        + connector.id().value());
        devices.change("update device set name = ? where id = ?", "A connector at a site", connector);
        push(connector, number, 1);
        Awaitility.await().until(() -> held(connector) == 1);
        Integer id = admin.api()
                .body(Map.of("childName", number))
                .post("/api/v1/devices/" + connector.id().value() + "/children")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        DeviceView own = known.byId(id).orElseThrow();
        assertThat(own.identifier()).isNull();
        assertThat(own.kind()).isEqualTo(DeviceKind.TRACKER);
        Awaitility.await().until(() -> !log.of(own.id()).isEmpty());
        assertThat(log.of(tracker.id())).isEmpty();
    }

    private long held(TestDevices.Line connector) {
        return devices.number(
                "select count(*) from unknown_child where gateway_id = ?",
                connector.id().value());
    }

    private static void push(TestDevices.Line connector, String esn, int second) {
        RestAssured.given()
                .auth()
                .oauth2(connector.token())
                .contentType("text/xml")
                .body("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <stuMessages timeStamp="14/11/2023 22:13:20 GMT" messageID="m%d"><stuMessage><esn>%s</esn>\
                        <unixTime>%d</unixTime><gps>N</gps>\
                        <payload length="9" encoding="hex">0x002C5C2A9A3E5B0A00</payload></stuMessage></stuMessages>""".formatted(second, esn, 1_700_000_000 + second))
                .post("/ingest/globalstar")
                .then()
                .statusCode(200);
    }
}
