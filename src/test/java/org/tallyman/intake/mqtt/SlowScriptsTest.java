package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.dialect.lorawan.script.HeldScripts;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Nobody waits for a script but the device whose payloads it reads. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class SlowScriptsTest {

    /** More than there are event loops. */
    private static final int SENDERS = 16;

    private static final String READ = """
            {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:%02dZ"}""";

    @TestHTTPResource
    @Nullable
    URI server;

    private final TestDevices devices;
    private final MqttGateway gateway;
    private final Journal journal;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String model = "";

    SlowScriptsTest(TestDevices devices, MqttGateway gateway, Journal journal) {
        this.devices = devices;
        this.gateway = gateway;
        this.journal = journal;
    }

    @BeforeEach
    void giveACodec() {
        model = "T9-" + Long.toString(System.nanoTime(), 36);
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of("script", "function decodeUplink(i) { return {data: {temperature: i.bytes[0]}} }"))
                .put("/api/v1/payload-codecs/" + model)
                .then()
                .statusCode(200);
    }

    @Test
    void ofHttp() throws Exception {
        TestDevices.Line lorawan = devices.register("chirpstack");
        TestDevices.Line reader = devices.register("tallyman");
        List<CompletableFuture<HttpResponse<String>>> uplinks;
        try (HeldScripts _ = HeldScripts.hold()) {
            uplinks = IntStream.range(0, SENDERS)
                    .mapToObj(i -> post(lorawan, "chirpstack?event=up", uplink(i)))
                    .toList();
            List<CompletableFuture<HttpResponse<String>>> reads = IntStream.range(0, SENDERS)
                    .mapToObj(i -> post(reader, "tallyman", READ.formatted(i)))
                    .toList();
            assertThat(reads)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(uplinks).noneMatch(CompletableFuture::isDone);
        }
        assertThat(uplinks)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void ofMqttWhereOneConnectionsMessagesStayInOrder() throws Exception {
        TestDevices.Line lorawan = devices.register("chirpstack");
        TestDevices.Line reader = devices.register("tallyman");
        List<RawMqtt> servers = new ArrayList<>();
        try {
            try (HeldScripts _ = HeldScripts.hold()) {
                for (int i = 0; i < SENDERS; i++) {
                    RawMqtt client = connect(lorawan, "server" + i);
                    servers.add(client);
                    client.send(RawMqtt.publishPacket(1, false, 1, "application/a/event/up", uplink(2 * i)));
                    client.send(RawMqtt.publishPacket(1, false, 2, "application/a/event/up", uplink(2 * i + 1)));
                }
                for (int i = 0; i < SENDERS; i++) {
                    try (RawMqtt client = connect(reader, "reader" + i)) {
                        client.send(RawMqtt.publishPacket(1, false, 7, "reads", READ.formatted(i)));
                        assertThat(client.read(4)).containsExactly(0x40, 2, 0, 7);
                    }
                }
            }
            for (RawMqtt client : servers) {
                assertThat(client.read(8)).containsExactly(0x40, 2, 0, 1, 0x40, 2, 0, 2);
            }
            List<String> kept = journal.ofDevice(lorawan.id(), new MessageId(Long.MAX_VALUE), 200).reversed().stream()
                    .map(message -> new String(message.frame().payload(), StandardCharsets.UTF_8))
                    .toList();
            assertThat(kept).hasSize(2 * SENDERS);
            for (int i = 0; i < SENDERS; i++) {
                assertThat(kept).containsSubsequence(uplink(2 * i), uplink(2 * i + 1));
            }
        } finally {
            for (RawMqtt client : servers) {
                client.close();
            }
        }
    }

    private RawMqtt connect(TestDevices.Line device, String clientId) throws IOException {
        RawMqtt client = new RawMqtt(gateway.port());
        assertThat(client.connect(clientId, device.code(), device.token())).isZero();
        return client;
    }

    private CompletableFuture<HttpResponse<String>> post(TestDevices.Line device, String path, String body) {
        return http.sendAsync(
                HttpRequest.newBuilder(Objects.requireNonNull(server).resolve("/ingest/" + path))
                        .header("Authorization", "Bearer " + device.token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String uplink(int count) {
        return """
                {"deviceInfo":{"devEui":"0102030405060708","deviceProfileName":"%s"},"devAddr":"01020304","fCnt":%d,"fPort":2,"data":"AQ=="}""".formatted(model, count);
    }
}
