package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.TestDatabase;

/** MQTT in frames of WebSocket. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(60)
class MqttWebSocketTest {

    private static final String READ = """
            {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:00.%03dZ"}""";

    private final TestDevices devices;
    private final MqttGateway gateway;

    MqttWebSocketTest(TestDevices devices, MqttGateway gateway) {
        this.devices = devices;
        this.gateway = gateway;
    }

    @Test
    void keepsWhatTwoLibrariesPublish() throws MqttException {
        TestDevices.Line device = devices.register("tallyman");
        Mqtt5BlockingClient five = Mqtt5Client.builder()
                .identifier("five")
                .serverHost("127.0.0.1")
                .serverPort(port())
                .webSocketConfig()
                .serverPath("mqtt")
                .applyWebSocketConfig()
                .simpleAuth()
                .username(device.code())
                .password(device.token().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        five.connect();
        for (MqttQos qos : MqttQos.values()) {
            String big = READ.formatted(qos.getCode()) + " ".repeat(qos.getCode() * 900_000);
            five.publishWith()
                    .topic("dock/4")
                    .qos(qos)
                    .payload(big.getBytes(StandardCharsets.UTF_8))
                    .send();
        }
        five.disconnect();
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(device.code());
        options.setPassword(device.token().toCharArray());
        MqttAsyncClient three =
                new MqttAsyncClient("ws://127.0.0.1:" + port(), device.code() + "three", new MemoryPersistence());
        three.connect(options).waitForCompletion(10_000);
        three.publish("dock/4", READ.formatted(3).getBytes(StandardCharsets.UTF_8), 2, false)
                .waitForCompletion(10_000);
        three.disconnect().waitForCompletion(10_000);
        three.close();
        await().untilAsserted(() -> assertThat(messages(device)).isEqualTo(4));
    }

    @Test
    void takesPacketsThatSpanFramesAndAnswersPings() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        Ear ear = new Ear();
        WebSocket socket = open("mqtt", ear).get(10, TimeUnit.SECONDS);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(RawMqtt.connectPacket("pieces", device.code(), device.token(), 0));
        stream.writeBytes(RawMqtt.publishPacket(1, false, 7, "dock", READ.formatted(1)));
        byte[] bytes = stream.toByteArray();
        socket.sendPing(ByteBuffer.wrap(new byte[] {5})).get(10, TimeUnit.SECONDS);
        for (int i = 0; i < bytes.length; i++) {
            boolean last = i % 10 == 9 || i == bytes.length - 1;
            socket.sendBinary(ByteBuffer.wrap(bytes, i, 1), last).get(10, TimeUnit.SECONDS);
        }
        await().untilAsserted(() -> assertThat(ear.heard()).containsExactly(0x20, 2, 0, 0, 0x40, 2, 0, 7));
        assertThat(ear.pong.get(10, TimeUnit.SECONDS)).isEqualTo((byte) 5);
        socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) 0xE0, 0}), true).get(10, TimeUnit.SECONDS);
        assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(messages(device)).isEqualTo(1);
    }

    @Test
    void takesTheWillWhenAWebSocketIsClosedWithoutAFarewell() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        Ear ear = new Ear();
        WebSocket socket = open("mqtt", ear).get(10, TimeUnit.SECONDS);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (java.io.DataOutputStream out = new java.io.DataOutputStream(body)) {
            out.writeUTF("MQTT");
            out.write(new byte[] {4, (byte) 0xC6, 0, 0});
            out.writeUTF("mortal");
            out.writeUTF("gone");
            out.writeUTF(READ.formatted(2));
            out.writeUTF(device.code());
            out.writeUTF(device.token());
        }
        socket.sendBinary(ByteBuffer.wrap(RawMqtt.packet(0x10, body.toByteArray())), true)
                .get(10, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(ear.heard()).containsExactly(0x20, 2, 0, 0));
        socket.sendClose(1001, "leaves").get(10, TimeUnit.SECONDS);
        assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
        await().untilAsserted(() -> assertThat(messages(device)).isEqualTo(1));
    }

    @Test
    void closesOnText() throws Exception {
        Ear ear = new Ear();
        WebSocket socket = open("mqtt", ear).get(10, TimeUnit.SECONDS);
        socket.sendText("CONNECT", true).get(10, TimeUnit.SECONDS);
        assertThat(ear.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1003);
    }

    @Test
    void refusesOtherProtocolsAndRequestsInWords() throws Exception {
        assertThat(catchThrowableOfType(
                        CompletionException.class, () -> open("soap", new Ear()).join()))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(400));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = client.send(
                    java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("MQTT over WebSocket");
        }
    }

    /** Half a request, or none, holds a socket no longer than the time until CONNECT. */
    @Test
    void closesWhoDoesNotFinishAsking() throws IOException {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
            slow.setSoTimeout(20_000);
            OutputStream out = slow.getOutputStream();
            out.write("GET /mqtt HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isNegative();
        }
    }

    /** What a client hears. */
    private static final class Ear implements WebSocket.Listener {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final CompletableFuture<Byte> pong = new CompletableFuture<>();

        synchronized byte[] heard() {
            return bytes.toByteArray();
        }

        @Override
        public synchronized CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pong.complete(message.get());
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    private CompletableFuture<WebSocket> open(String protocol, Ear ear) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(protocol)
                .buildAsync(URI.create("ws://127.0.0.1:" + port() + "/mqtt"), ear);
    }

    private long messages(TestDevices.Line device) {
        return devices.number(
                "select coalesce(sum(messages), 0) from message_device where device_id = ?",
                device.id().value());
    }

    private int port() {
        return gateway.webSocketPort(false).orElseThrow();
    }
}
