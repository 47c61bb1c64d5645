package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.mqtt.MqttGateway;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestDatabase.class)
class MqttOverTlsTest {

    private final MqttGateway gateway;
    private final Vertx vertx;

    MqttOverTlsTest(MqttGateway gateway, Vertx vertx) {
        this.gateway = gateway;
        this.vertx = vertx;
    }

    /** A stranger's CONNECT is answered: the handshake and the protocol behind it work. */
    @Test
    void speaksMqttBehindTheCertificateOfTheWebServer() throws Exception {
        byte[] connect = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 1, 'x'};
        CompletableFuture<Buffer> answer = new CompletableFuture<>();
        NetClient client = vertx.createNetClient(
                new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm(""));
        client.connect(gateway.securedPort().orElseThrow(), "localhost")
                .onFailure(answer::completeExceptionally)
                .onSuccess(socket -> {
                    socket.handler(answer::complete);
                    socket.write(Buffer.buffer(connect));
                });
        assertThat(answer.get(10, TimeUnit.SECONDS).getBytes()).containsExactly(0x20, 2, 0, 4);
        client.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void speaksMqttOverWebSocketBehindTheSameCertificate() throws Exception {
        byte[] connect = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 1, 'x'};
        CompletableFuture<Buffer> answer = new CompletableFuture<>();
        WebSocketClient client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
        WebSocketConnectOptions to = new WebSocketConnectOptions()
                .setHost("localhost")
                .setPort(gateway.webSocketPort(true).orElseThrow())
                .setURI("/mqtt")
                .addSubProtocol("mqtt");
        client.connect(to).onFailure(answer::completeExceptionally).onSuccess(socket -> {
            socket.binaryMessageHandler(answer::complete);
            socket.writeBinaryMessage(Buffer.buffer(connect));
        });
        assertThat(answer.get(10, TimeUnit.SECONDS).getBytes()).containsExactly(0x20, 2, 0, 4);
        client.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
