package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.TestDatabase;

/** Who is let in over MQTT, and what becomes of those who are not. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MqttDoorTest {

    private final TestDevices devices;
    private final MqttGateway gateway;
    private final MeterRegistry registry;

    MqttDoorTest(TestDevices devices, MqttGateway gateway, MeterRegistry registry) {
        this.devices = devices;
        this.gateway = gateway;
        this.registry = registry;
    }

    @Test
    void countsStrangersAndStoresNothingOfThem() throws IOException {
        long messages = devices.number("select coalesce(sum(messages), 0) from message_device");
        double before = strangers();
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            assertThat(client.connect("x", "nobody", "nothing")).isEqualTo(4);
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(strangers()).isEqualTo(before + 1);
        assertThat(devices.number("select coalesce(sum(messages), 0) from message_device"))
                .isEqualTo(messages);
    }

    @Test
    void takesClientIdentifiersAsLongAsCloudsMakeThem() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            assertThat(client.connect("c".repeat(1_024), device.code(), device.token()))
                    .isZero();
        }
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            assertThat(client.connect("c".repeat(1_025), device.code(), device.token()))
                    .isEqualTo(2);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void showsAsAGapWhatTheSendersOwnNumbersSayIsMissing() throws IOException {
        TestDevices.Line device = devices.register("zebra");
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            assertThat(client.connect("numbers", device.code(), device.token())).isZero();
            for (int number : new int[] {1, 2, 6}) {
                String event = """
                        {"type":"SIMPLE","timestamp":"2026-03-01T10:00:0%1$d.000+0000",\
                        "data":{"eventNum":%1$d,"idHex":"3034"}}""".formatted(number);
                client.send(RawMqtt.publishPacket(0, false, 0, "tags", event));
            }
            await().until(() -> devices.number(
                            "select gaps from device_health where device_id = ?",
                            device.id().value())
                    == 1);
        }
    }

    private double strangers() {
        return registry.counter(
                        "tallyman.link.refused", "link", "mqtt", "dialect", "unknown", "reason", "bad-credentials")
                .count();
    }
}
