package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A freezer that is asked over Modbus TCP, played by the library's own server. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class ModbusPollsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDevices devices;
    private TestDevices.Line device;
    private String admin = "";

    ModbusPollsTest(TestDevices devices) {
        this.devices = devices;
    }

    @BeforeEach
    void register() {
        device = devices.register("modbus");
        admin = Credentials.newAdminToken();
    }

    @AfterEach
    void stop() {
        caller().delete(path());
    }

    @Test
    void asksForWhatHasAMeaningAndKeepsWhatTheDeviceSays() throws Exception {
        profile(
                "\"read.cabinet\": \"holding 100 int16 scale 0.1 temperature Cel\", \"read.door\": \"discrete 3 door\"");
        try (ModbusDevice freezer = new ModbusDevice(ModbusDevice.freePort())) {
            freezer.hold(100, 0xFF46);
            freezer.set(3, true);
            call(freezer.port(), ModbusDevice.UNIT);
            awaitElements(3);
            caller().get(path()).then().body("state.phase", equalTo("UP"), "state.why", equalTo(""));
            // The same again is another fact, since it was asked again.
            awaitElements(6);
        }
        await().atMost(PATIENCE).until(() -> measured(-18.6) >= 2);
        awaitState("phase", equalTo("DOWN"));
        String id = caller().get("/api/v1/messages?device=" + device.code()).path("items[0].id");
        caller().get("/api/v1/messages/" + id).then().statusCode(200).body(containsString("ff46"));
    }

    @Test
    void saysWhatTheDeviceRefusesAndFollowsTheProfile() throws Exception {
        profile("\"read.far\": \"holding 500 int16 temperature Cel\"");
        try (ModbusDevice freezer = new ModbusDevice(ModbusDevice.freePort())) {
            call(freezer.port(), ModbusDevice.UNIT);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page())
                            .contains("the device refuses holding 500: it has no such address (exception 2)"));
            profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page()).doesNotContain("the device refuses"));
            await().atMost(PATIENCE).until(() -> measured(0) > 0);
            assertThat(devices.quarantined(device)).isZero();
            profile("");
            awaitState("why", containsString("the profile gives no register a meaning"));
            profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
            awaitState("phase", equalTo("UP"));
        }
    }

    @Test
    void callsAgainWhoLeavesARequestWithoutAnswer() throws Exception {
        profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
        int port = ModbusDevice.freePort();
        try (ServerSocket mute = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            call(port, ModbusDevice.UNIT);
            try (Socket first = mute.accept();
                    Socket second = mute.accept()) {
                assertThat(first.getInputStream().read()).isNotNegative();
                assertThat(second.isConnected()).isTrue();
                caller().get(path()).then().body("state.why", equalTo("no answer within 2 s"));
            }
        }
        awaitState("why", containsString("cannot be reached at modbus://"));
        try (ModbusDevice freezer = new ModbusDevice(port)) {
            awaitState("phase", equalTo("UP"));
            assertThat(freezer.polls()).isPositive();
        }
    }

    @Test
    void holdsPollsWhileTheJournalIsAway() throws Throwable {
        profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
        try (ModbusDevice freezer = new ModbusDevice(ModbusDevice.freePort())) {
            call(freezer.port(), ModbusDevice.UNIT);
            awaitElements(2);
            devices.whileTheJournalIsAway(() -> awaitState("phase", equalTo("PAUSED")));
            awaitState("phase", equalTo("UP"));
        }
    }

    @Test
    void refusesAddressesAndSettingsThatCannotBe() {
        for (String address : new String[] {
            "modbus://h?unit=256", "modbus://h?slave=1", "modbus://h:0", "modbus://a@h", "tcp://h:502", "modbus:h"
        }) {
            caller().body(Map.of("address", address))
                    .put(path())
                    .then()
                    .statusCode(400)
                    .body(containsString("modbus:// with host, port and unit"));
        }
        caller().body(registration("\"read.x\": \"holding 1 int64 level\""))
                .put("/api/v1/devices/" + device.id().value())
                .then()
                .statusCode(400)
                .body(containsString("read.x"));
    }

    private String page() {
        return RestAssured.given()
                .auth()
                .oauth2(admin)
                .get("/devices/" + device.id().value())
                .asString();
    }

    private long measured(double value) {
        return devices.number(
                "select count(*) from measurement where device_id = ? and value = ?",
                device.id().value(),
                value);
    }

    private void awaitState(String member, Matcher<String> expected) {
        await().atMost(PATIENCE).until(() -> caller().get(path()).path("state." + member), expected);
    }

    private void awaitElements(long count) {
        await().atMost(PATIENCE)
                .until(() -> devices.number(
                                "select elements from device_health where device_id = ?",
                                device.id().value())
                        >= count);
    }

    private String registration(String settings) {
        return "{\"code\": \"" + device.code() + "\", \"name\": \"A freezer\", \"dialect\": \"modbus\","
                + " \"kind\": \"SENSOR\", \"profile\": {\"poll\": \"1\"" + (settings.isEmpty() ? "" : ", ") + settings
                + "}}";
    }

    private void profile(String settings) {
        caller().body(registration(settings))
                .put("/api/v1/devices/" + device.id().value())
                .then()
                .statusCode(200);
    }

    private void call(int port, int unit) {
        caller().body(Map.of("address", "modbus://127.0.0.1:" + port + "?unit=" + unit))
                .put(path())
                .then()
                .statusCode(200);
    }

    private String path() {
        return "/api/v1/devices/" + device.id().value() + "/outbound-link";
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(admin).contentType(ContentType.JSON);
    }
}
