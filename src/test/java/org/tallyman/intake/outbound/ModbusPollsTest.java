package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;

/** A freezer that is asked over Modbus TCP, played by the library's own server. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class ModbusPollsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDevices devices;
    private Administrator admin;
    private CalledDevice device;

    ModbusPollsTest(TestDevices devices) {
        this.devices = devices;
    }

    @BeforeEach
    void register() {
        admin = Administrator.signIn();
        device = new CalledDevice(devices, devices.register("modbus"), admin);
    }

    @AfterEach
    void stop() {
        device.stopCalling();
    }

    @Test
    void asksForWhatHasAMeaningAndKeepsWhatTheDeviceSays() throws Exception {
        profile(
                "\"read.cabinet\": \"holding 100 int16 scale 0.1 temperature Cel\", \"read.door\": \"discrete 3 door\"");
        try (ModbusDevice freezer = new ModbusDevice(ModbusDevice.freePort())) {
            freezer.hold(100, 0xFF46);
            freezer.set(3, true);
            call(freezer.port());
            device.awaitElements(greaterThanOrEqualTo(3L));
            admin.api().get(device.path()).then().body("state.phase", equalTo("UP"), "state.why", equalTo(""));
            // The same again is another fact, since it was asked again.
            device.awaitElements(greaterThanOrEqualTo(6L));
        }
        await().atMost(PATIENCE).until(() -> measured(-18.6) >= 2);
        device.awaitState("phase", equalTo("DOWN"));
        String id = admin.api()
                .get("/api/v1/messages?device=" + device.line().code())
                .path("items[0].id");
        admin.api().get("/api/v1/messages/" + id).then().statusCode(200).body(containsString("ff46"));
    }

    @Test
    void saysWhatTheDeviceRefusesAndFollowsTheProfile() throws Exception {
        profile("\"read.far\": \"holding 500 int16 temperature Cel\"");
        try (ModbusDevice freezer = new ModbusDevice(ModbusDevice.freePort())) {
            call(freezer.port());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    admin.page("/devices/" + device.line().id().value()))
                            .contains("the device refuses holding 500: it has no such address (exception 2)"));
            profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    admin.page("/devices/" + device.line().id().value()))
                            .doesNotContain("the device refuses"));
            await().atMost(PATIENCE).until(() -> measured(0) > 0);
            assertThat(devices.quarantined(device.line())).isZero();
            profile("");
            device.awaitState("why", containsString("the profile gives no register a meaning"));
            profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
            device.awaitState("phase", equalTo("UP"));
        }
    }

    @Test
    void callsAgainWhoLeavesARequestWithoutAnswer() throws Exception {
        profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
        int port = ModbusDevice.freePort();
        try (ServerSocket mute = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            call(port);
            try (Socket first = mute.accept();
                    Socket second = mute.accept()) {
                assertThat(first.getInputStream().read()).isNotNegative();
                assertThat(second.isConnected()).isTrue();
                admin.api().get(device.path()).then().body("state.why", equalTo("no answer within 2 s"));
            }
        }
        device.awaitState("why", containsString("cannot be reached at modbus://"));
        try (ModbusDevice freezer = new ModbusDevice(port)) {
            device.awaitState("phase", equalTo("UP"));
            assertThat(freezer.polls()).isPositive();
        }
    }

    @Test
    void holdsPollsWhileTheJournalIsAway() throws Throwable {
        profile("\"read.near\": \"holding 5 int16 temperature Cel\"");
        try (ModbusDevice freezer = new ModbusDevice(ModbusDevice.freePort())) {
            call(freezer.port());
            device.awaitElements(greaterThanOrEqualTo(2L));
            devices.whileTheJournalIsAway(() -> device.awaitState("phase", equalTo("PAUSED")));
            device.awaitState("phase", equalTo("UP"));
        }
    }

    @Test
    void refusesAddressesAndSettingsThatCannotBe() {
        for (String address : new String[] {
            "modbus://h?unit=256", "modbus://h?slave=1", "modbus://h:0", "modbus://a@h", "tcp://h:502", "modbus:h"
        }) {
            device.put(address).statusCode(400).body(containsString("modbus:// with host, port and unit"));
        }
        device.edit("modbus", "SENSOR", "{\"read.x\": \"holding 1 int64 level\"}")
                .statusCode(400)
                .body(containsString("read.x"));
    }

    private long measured(double value) {
        return devices.number(
                "select count(*) from measurement where device_id = ? and value = ?",
                device.line().id().value(),
                value);
    }

    private void call(int port) {
        device.call("modbus://127.0.0.1:" + port + "?unit=" + ModbusDevice.UNIT);
    }

    private void profile(String settings) {
        device.profile("modbus", "SENSOR", "{\"poll\": \"1\"" + (settings.isEmpty() ? "" : ", ") + settings + "}");
    }
}
