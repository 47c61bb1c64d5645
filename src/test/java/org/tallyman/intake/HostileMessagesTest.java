package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** What one device can say must not keep the others from being heard. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HostileMessagesTest {

    private static final String GOOD = "{\"epc\":\"30340242201D8840009EFDF7\",\"time\":\"2026-03-02T10:00:00Z\"}";

    private final TestDevices devices;
    private final FactLog log;
    private final FailingConsumer failing;

    HostileMessagesTest(TestDevices devices, FactLog log, FailingConsumer failing) {
        this.devices = devices;
        this.log = log;
        this.failing = failing;
    }

    @AfterEach
    void breakAgain() {
        failing.mended(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"device\":\"a\\u0000b\",\"epc\":\"3034\"}",
                "{\"device\":\"\\ud800\",\"epc\":\"3034\"}",
                "{\"quantity\":\"a\\u0000\",\"value\":1,\"unit\":\"Cel\"}",
                "{\"quantity\":\"a\",\"value\":1,\"unit\":\"\\u0000\"}",
                "{\"quantity\":\"a\",\"value\":1,\"unit\":\"Cel\",\"sensor\":\"\\udfff\"}",
                "{\"status\":\"up\\u0000\"}",
                "{\"signal\":\"door\",\"name\":\"a\\u0000\",\"on\":true}",
                "{\"epc\":\"3034\",\"time\":\"0001-01-01T00:00:00Z\"}",
                "{\"epc\":\"3034\",\"time\":\"1969-12-31T23:59:59.999Z\"}",
                "{\"epc\":\"3034\",\"time\":\"9999-12-31T23:59:59Z\"}",
                "{\"latitude\":1,\"longitude\":1,\"time\":\"2100-01-01T00:00:00Z\"}"
            })
    void anElementThatNoTableHoldsIsInQuarantineAndTheGoodOnesBesideItCount(String bad) {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "[" + GOOD + "," + bad + "," + GOOD.replace("00Z", "01Z") + "]")
                .statusCode(200)
                .body("rejected[0].index", is(1));
        Awaitility.await().until(() -> log.of(device.id()).size() == 2);
        assertThat(devices.quarantined(device)).isEqualTo(1);
    }

    @Test
    void hugeCountsOfReadsNeitherOverflowNorStallTheFold() {
        Warehouse warehouse = Warehouse.build();
        TestDevices.Line reader = lineOf(warehouse);
        String huge = "{\"epc\":\"30340242201D8840009EFDF8\",\"antenna\":1,\"count\":1000000000,\"rssi\":-199,"
                + "\"time\":\"2026-03-02T10:00:00.%03dZ\"}";
        for (int message = 0; message < 3; message++) {
            int from = message * 300;
            String body = IntStream.range(from, from + 300)
                    .mapToObj(huge::formatted)
                    .collect(Collectors.joining(",", "[", "]"));
            post(reader, body).statusCode(200);
        }
        Awaitility.await()
                .until(
                        () -> devices.number(
                                "select c.reads from cell c join tag t on t.id = c.tag_id where t.epc_hex = ?",
                                "30340242201D8840009EFDF8"),
                        reads -> reads == 9_000_000);
        assertThat(log.of(reader.id())).hasSize(900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails-in-java", "fails-in-sql"})
    void whatAConsumerFailsOverIsInQuarantineAndCountsOnceAfterTheFix(String quantity) {
        TestDevices.Line device = devices.register("tallyman");
        String bad =
                "{\"quantity\":\"" + quantity + "\",\"value\":1,\"unit\":\"Cel\",\"time\":\"2026-03-02T10:00:00Z\"}";
        post(device, "[" + GOOD + "," + bad + "," + GOOD.replace("00Z", "01Z") + "]");
        post(device, GOOD.replace("00Z", "02Z"));
        Awaitility.await().until(() -> devices.quarantined(device) == 1);
        Awaitility.await().until(() -> reads(device) == 1 || log.of(device.id()).size() >= 2);
        String token = Credentials.newAdminToken();
        int id = list(device, token)
                .body("items[0].code", is("not-applied"))
                .extract()
                .path("items[0].id");
        replay(id, token).statusCode(409).body("detail", containsString("still"));
        assertThat(measured(device)).isZero();
        failing.mended(true);
        replay(id, token).statusCode(200).body("state", is("REPLAYED"));
        assertThat(measured(device)).isEqualTo(1);
        replay(id, token).statusCode(409);
        assertThat(measured(device)).isEqualTo(1);
    }

    @Test
    void aGatewayNamesOnlySoManyChildren() {
        TestDevices.Line gateway = devices.register("tallyman");
        int many = FactFinder.CHILDREN_MAX + 500;
        String body = IntStream.range(0, many)
                .mapToObj(i -> "{\"device\":\"child-" + i + "\",\"epc\":\"3034\",\"time\":\"2026-03-02T10:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]"));
        post(gateway, body).statusCode(200);
        post(gateway, GOOD);
        Awaitility.await().until(() -> log.of(gateway.id()).size() == 1);
        assertThat(devices.number(
                        "select count(*) from unknown_child where gateway_id = ?",
                        gateway.id().value()))
                .isEqualTo(FactFinder.CHILDREN_MAX);
        assertThat(devices.quarantined(gateway)).isEqualTo(Quarantine.ROWS_MAX);
    }

    @Test
    void aMessageOfThousandsOfBadPartsFillsNoDisk() {
        TestDevices.Line device = devices.register("tallyman");
        String padding = " ".repeat(100);
        String body = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"epc\":\"no hex\"" + padding + "}")
                .collect(Collectors.joining(",", "[", "]"));
        post(device, body).statusCode(400);
        assertThat(devices.quarantined(device)).isEqualTo(Quarantine.ROWS_MAX);
        assertThat(devices.number(
                        "select sum(length(bytes)) from quarantine where device_id = ?",
                        device.id().value()))
                .isLessThanOrEqualTo(2L * Quarantine.BYTES_MAX);
        assertThat(devices.number(
                        "select count(*) from quarantine where device_id = ? and rule like '%; 4900 more parts%'",
                        device.id().value()))
                .isEqualTo(1);
    }

    private long reads(TestDevices.Line device) {
        return log.of(device.id()).size();
    }

    private long measured(TestDevices.Line device) {
        return devices.number(
                "select count(*) from measurement where device_id = ?",
                device.id().value());
    }

    private static TestDevices.Line lineOf(Warehouse warehouse) {
        return new TestDevices.Line(warehouse.reader(), warehouse.readerCode(), warehouse.readerToken());
    }

    private static ValidatableResponse list(TestDevices.Line device, String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/quarantine?device=" + device.id().value())
                .then();
    }

    private static ValidatableResponse replay(int id, String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .post("/api/v1/quarantine/" + id + "/replay")
                .then();
    }

    private static ValidatableResponse post(TestDevices.Line device, String body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body(body)
                .post("/ingest/tallyman")
                .then();
    }
}
