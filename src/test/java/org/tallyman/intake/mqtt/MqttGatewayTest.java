package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MqttGatewayTest {

    private static final String READ = """
            {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:00.%03dZ"}""";
    private static final long SECONDS_10 = 10_000;

    private final TestDevices devices;
    private final DeviceCredentials credentials;
    private final Journal journal;
    private final MqttGateway gateway;
    private final DataSource dataSource;
    private final DeviceHealthReader health;

    MqttGatewayTest(
            TestDevices devices,
            DeviceCredentials credentials,
            Journal journal,
            MqttGateway gateway,
            DataSource dataSource,
            DeviceHealthReader health) {
        this.health = health;
        this.devices = devices;
        this.credentials = credentials;
        this.journal = journal;
        this.gateway = gateway;
        this.dataSource = dataSource;
    }

    @Test
    void keepsWhatItAcknowledgesInEveryQuality() throws MqttException {
        TestDevices.Line device = devices.register("tallyman");
        MqttAsyncClient client = paho(device, "one", options(device));
        for (int qos = 0; qos <= 2; qos++) {
            client.publish("dock/4", bytes(READ.formatted(qos)), qos, qos == 1).waitForCompletion(SECONDS_10);
        }
        await().until(() -> messages(device).size() == 3);
        StoredMessage newest = messages(device).getFirst();
        assertThat(newest.link()).isEqualTo("mqtt");
        assertThat(newest.frame().target()).isEqualTo("dock/4");
        assertThat(newest.frame().payload()).isEqualTo(bytes(READ.formatted(2)));
        client.disconnect().waitForCompletion(SECONDS_10);
        client.close();
    }

    @Test
    void speaksToASecondLibraryInBothVersions() {
        TestDevices.Line device = devices.register("tallyman");
        Mqtt3BlockingClient three = Mqtt3Client.builder()
                .identifier("three")
                .serverHost("127.0.0.1")
                .serverPort(gateway.port())
                .simpleAuth()
                .username(device.code())
                .password(bytes(device.token()))
                .applySimpleAuth()
                .buildBlocking();
        three.connect();
        Mqtt5BlockingClient five = hive(device, "five");
        five.connect();
        for (MqttQos qos : MqttQos.values()) {
            three.publishWith()
                    .topic("a")
                    .qos(qos)
                    .payload(bytes(READ.formatted(10 + qos.getCode())))
                    .send();
            five.publishWith()
                    .topic("a")
                    .qos(qos)
                    .payload(bytes(READ.formatted(20 + qos.getCode())))
                    .send();
        }
        await().until(() -> messages(device).size() == 6);
        five.subscribeWith()
                .topicFilter("commands/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        five.unsubscribeWith().topicFilter("commands/#").send();
        three.disconnect();
        five.disconnect();
    }

    @Test
    void tellsItsLimitsAndGivesAnIdToWhoHasNone() {
        TestDevices.Line device = devices.register("tallyman");
        Mqtt5BlockingClient client = hive(device, "");
        Mqtt5ConnAck ack = client.connect();
        assertThat(ack.isSessionPresent()).isFalse();
        assertThat(ack.getRestrictions().getReceiveMaximum()).isEqualTo(1_000);
        assertThat(ack.getRestrictions().getMaximumPacketSize()).isEqualTo(2_097_152);
        assertThat(ack.getSessionExpiryInterval()).hasValue(0);
        assertThat(ack.getAssignedClientIdentifier()).isPresent();
        client.disconnect();
    }

    @Test
    void refusesAWrongPassword() {
        TestDevices.Line device = devices.register("tallyman");
        TestDevices.Line wrong = new TestDevices.Line(device.id(), device.code(), device.token() + "0");
        Mqtt5ConnAckException five = catchThrowableOfType(
                Mqtt5ConnAckException.class, () -> hive(wrong, "five").connect());
        assertThat(five.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
        MqttException three = catchThrowableOfType(MqttException.class, () -> paho(wrong, "three", options(wrong)));
        assertThat(three.getReasonCode()).isEqualTo(MqttException.REASON_CODE_FAILED_AUTHENTICATION);
    }

    @Test
    void refusesADisabledDevice() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        devices.disable(device);
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            assertThat(client.connect("x", device.code(), device.token())).isEqualTo(5);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void takesABigMessageAndClosesOnATooBigOne() throws MqttException, IOException {
        TestDevices.Line device = devices.register("tallyman");
        MqttAsyncClient client = paho(device, "big", options(device));
        String big = READ.formatted(30) + " ".repeat(1_900_000);
        client.publish("big", bytes(big), 1, false).waitForCompletion(SECONDS_10);
        assertThat(messages(device).getFirst().frame().payload()).hasSize(big.length());
        client.disconnect().waitForCompletion(SECONDS_10);
        client.close();
        try (RawMqtt raw = new RawMqtt(gateway.port())) {
            raw.connect("bigger", device.code(), device.token());
            raw.send(0x32, 0xFF, 0xFF, 0xFF, 0x7F);
            assertThat(raw.isClosed()).isTrue();
        }
    }

    @Test
    void acknowledgesOnlyAfterTheCommit() throws MqttException, SQLException {
        TestDevices.Line device = devices.register("tallyman");
        MqttAsyncClient client = paho(device, "patient", options(device));
        IMqttDeliveryToken token;
        try (Connection other = dataSource.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table message_block in access exclusive mode");
            token = client.publish("dock", bytes(READ.formatted(31)), 1, false);
            await().during(Duration.ofMillis(500)).until(() -> !token.isComplete());
            other.rollback();
            other.setAutoCommit(true);
        }
        token.waitForCompletion(SECONDS_10);
        assertThat(messages(device)).hasSize(1);
        client.disconnect().waitForCompletion(SECONDS_10);
        client.close();
    }

    @Test
    void closesWithoutAcknowledgingWhileTheDatabaseIsAwayAndRecovers() throws Throwable {
        TestDevices.Line device = devices.register("tallyman");
        MqttAsyncClient client = paho(device, "away", options(device));
        client.publish("dock", bytes(READ.formatted(40)), 1, false).waitForCompletion(SECONDS_10);
        devices.whileTheJournalIsAway(() -> {
            IMqttDeliveryToken token = client.publish("dock", bytes(READ.formatted(41)), 1, false);
            await().until(() -> !client.isConnected() && token.getException() != null);
        });
        client.close();
        await().untilAsserted(() -> {
            MqttAsyncClient again = paho(device, "away", options(device));
            again.publish("dock", bytes(READ.formatted(41)), 1, false).waitForCompletion(SECONDS_10);
            again.disconnect().waitForCompletion(SECONDS_10);
            again.close();
        });
        assertThat(messages(device)).hasSize(2);
    }

    @Test
    void takesTheWillAsSaidWhenTheConnectionIsLost() throws MqttException {
        TestDevices.Line device = devices.register("tallyman");
        MqttConnectOptions options = options(device);
        options.setWill("gone", bytes(READ.formatted(50)), 1, true);
        MqttAsyncClient client = paho(device, "mortal", options);
        client.disconnectForcibly(0, 0, false);
        client.close();
        await().until(() -> messages(device).size() == 1);
        assertThat(messages(device).getFirst().frame().target()).isEqualTo("gone");
        MqttAsyncClient polite = paho(device, "polite", options);
        polite.disconnect().waitForCompletion(SECONDS_10);
        polite.close();
        assertThat(messages(device)).hasSize(1);
    }

    @Test
    void letsAClientTakeOverFromItself() throws MqttException {
        TestDevices.Line device = devices.register("tallyman");
        MqttAsyncClient first = paho(device, "same", options(device));
        MqttAsyncClient second = paho(device, "same", options(device));
        await().until(() -> !first.isConnected());
        second.publish("dock", bytes(READ.formatted(60)), 1, false).waitForCompletion(SECONDS_10);
        second.disconnect().waitForCompletion(SECONDS_10);
        first.close();
        second.close();
    }

    @Test
    void closesOpenConnectionsOfARevokedTokenAndOfADisabledDevice() throws MqttException {
        TestDevices.Line revoked = devices.register("tallyman");
        MqttAsyncClient first = paho(revoked, "first", options(revoked));
        credentials.revoke(revoked.id());
        await().until(() -> !first.isConnected());
        first.close();
        TestDevices.Line disabled = devices.register("tallyman");
        MqttAsyncClient second = paho(disabled, "second", options(disabled));
        devices.disable(disabled);
        await().until(() -> !second.isConnected());
        second.close();
    }

    @Test
    void takesAQualityTwoMessageOnceHoweverOftenItComes() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        String nameless = "{\"scan\":\"4006381333931\"}";
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            client.connect("twice", device.code(), device.token());
            client.send(RawMqtt.publishPacket(2, false, 7, "scan", nameless));
            assertThat(client.read(4)).containsExactly(0x50, 2, 0, 7);
            client.send(RawMqtt.publishPacket(2, true, 7, "scan", nameless));
            assertThat(client.read(4)).containsExactly(0x50, 2, 0, 7);
            client.send(0x62, 2, 0, 7);
            assertThat(client.read(4)).containsExactly(0x70, 2, 0, 7);
            assertThat(messages(device)).hasSize(1);
            client.send(RawMqtt.publishPacket(2, false, 7, "scan", nameless));
            assertThat(client.read(4)).containsExactly(0x50, 2, 0, 7);
            assertThat(messages(device)).hasSize(2);
        }
    }

    @Test
    void acknowledgesInTheOrderInWhichMessagesCame() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        int messages = 3_000;
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            client.connect("many", device.code(), device.token());
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 1; i <= messages; i++) {
                        client.send(RawMqtt.publishPacket(1, false, i, "t", "{\"scan\":\"" + i + "\"}"));
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            for (int i = 1; i <= messages; i++) {
                assertThat(client.read(4)).containsExactly(0x40, 2, i >> 8, (byte) i);
            }
            assertThat(sender.isAlive()).isFalse();
        }
        assertThat(devices.number(
                        "select sum(messages) from message_device where device_id = ?",
                        device.id().value()))
                .isEqualTo(messages);
    }

    @Test
    void saysInVersionFiveThatAPayloadCouldNotBeUnderstoodAndQuarantinesIt() {
        TestDevices.Line device = devices.register("tallyman");
        Mqtt5BlockingClient client = hive(device, "odd");
        client.connect();
        Mqtt5PubAckException refused = catchThrowableOfType(
                Mqtt5PubAckException.class,
                () -> client.publishWith()
                        .topic("a")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(bytes("{\"epc\":"))
                        .send());
        assertThat(refused.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
        assertThat(devices.quarantined(device)).isEqualTo(1);
        client.disconnect();
    }

    @Test
    void closesAClientThatBreaksTheProtocol() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        try (RawMqtt stranger = new RawMqtt(gateway.port())) {
            stranger.send(bytes("GET / HTTP/1.1\r\n\r\n"));
            assertThat(stranger.isClosed()).isTrue();
        }
        try (RawMqtt known = new RawMqtt(gateway.port())) {
            known.connect("odd", device.code(), device.token());
            known.send(RawMqtt.connectPacket("odd", device.code(), device.token(), 0));
            assertThat(known.isClosed()).isTrue();
        }
        try (RawMqtt future = new RawMqtt(gateway.port())) {
            future.send(0x10, 7, 0, 4, 'M', 'Q', 'T', 'T', 9);
            assertThat(future.read(4)).containsExactly(0x20, 2, 0, 1);
            assertThat(future.isClosed()).isTrue();
        }
    }

    @Test
    void closesASilentClientAfterItsKeepAlive() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            client.send(RawMqtt.connectPacket("silent", device.code(), device.token(), 1));
            assertThat(client.read(4)).containsExactly(0x20, 2, 0, 0);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void closesAClientThatDoesNotReadWhatItIsTold() throws IOException {
        TestDevices.Line device = devices.register("tallyman");
        byte[] pings = new byte[65_536];
        for (int i = 0; i < pings.length; i += 2) {
            pings[i] = (byte) 0xC0;
        }
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            client.connect("deaf", device.code(), device.token());
            IOException closed = catchThrowableOfType(IOException.class, () -> {
                while (true) {
                    client.send(pings);
                }
            });
            assertThat(closed).isNotNull();
        }
    }

    @Test
    void aClientThatConnectsAndPingsShowsThatItsDeviceIsThere() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        MqttAsyncClient paho = paho(device, "one", options(device));
        paho.publish("dock/4", bytes(READ.formatted(1)), 1, false).waitForCompletion(SECONDS_10);
        paho.disconnect().waitForCompletion(SECONDS_10);
        paho.close();
        await().until(() -> health.all().containsKey(device.id().value()));
        devices.execute("update device_health set last_seen_at = last_seen_at - interval '1 hour' where device_id = "
                + device.id().value());
        try (RawMqtt client = new RawMqtt(gateway.port())) {
            Instant before = Instant.now();
            client.connect("pings", device.code(), device.token());
            assertHeardSince(before, device);
            Instant later = Instant.now();
            client.send(new byte[] {(byte) 0xC0, 0});
            assertThat(client.read(2)).containsExactly(0xD0, 0);
            assertHeardSince(later, device);
        }
    }

    private void assertHeardSince(Instant then, TestDevices.Line device) {
        assertThat(health.all().get(device.id().value()))
                .satisfies(known ->
                        assertThat(Objects.requireNonNull(known).lastSeen()).isAfterOrEqualTo(then));
    }

    private List<StoredMessage> messages(TestDevices.Line device) {
        return journal.ofDevice(device.id(), new MessageId(Long.MAX_VALUE), 200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MqttConnectOptions options(TestDevices.Line device) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(device.code());
        options.setPassword(device.token().toCharArray());
        return options;
    }

    private MqttAsyncClient paho(TestDevices.Line device, String clientId, MqttConnectOptions options)
            throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(
                "tcp://127.0.0.1:" + gateway.port(), device.code() + clientId, new MemoryPersistence());
        client.connect(options).waitForCompletion(SECONDS_10);
        return client;
    }

    private Mqtt5BlockingClient hive(TestDevices.Line device, String clientId) {
        return Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(gateway.port())
                .simpleAuth()
                .username(device.code())
                .password(bytes(device.token()))
                .applySimpleAuth()
                .buildBlocking();
    }
}
