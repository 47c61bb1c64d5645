package org.tallyman.intake.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tallyman.dialect.sparkplug.Payloads.metric;
import static org.tallyman.dialect.sparkplug.Payloads.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.sparkplug.Payloads;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.TestDatabase;

/** A client that somebody else wrote: the npm package mqtt, over WebSocket, as most Node programs and Node-RED use it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class MqttPeerTest {

    private static final Path SCRIPT = Path.of("src/test/resources/peers/mqtt-client.js");
    private static final long MS = 1_780_000_000_000L;
    private static final int DOUBLE = 10;

    private final TestDevices devices;
    private final MqttGateway gateway;
    private final ObjectMapper json;

    MqttPeerTest(TestDevices devices, MqttGateway gateway, ObjectMapper json) {
        this.devices = devices;
        this.gateway = gateway;
        this.json = json;
    }

    private record Publication(String topic, String hex, int qos) {}

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void publishesOverWebSocketInEveryQuality(int version) throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        List<Publication> publications = new ArrayList<>();
        for (int qos = 0; qos <= 2; qos++) {
            String read = """
                    {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:00.%03dZ"}""".formatted(qos);
            byte[] padded = (read + " ".repeat(qos * 20_000)).getBytes(StandardCharsets.UTF_8);
            publications.add(new Publication("dock/4", HexFormat.of().formatHex(padded), qos));
        }
        List<String> said = run(device, version, List.of("commands/#"), publications);
        assertThat(said).containsExactly("connected", "granted 1", "published 0", "published 1", "published 2", "done");
        await().untilAsserted(() -> assertThat(devices.number(
                        "select elements from device_health where device_id = ?",
                        device.id().value()))
                .isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void isAskedForARebirthAsASparkplugNode(int version) throws Exception {
        TestDevices.Line device = devices.register("sparkplug");
        List<Publication> publications = List.of(
                of("NBIRTH", payload(MS, 0).metric(metric("Supply", 1, DOUBLE).real(24.0))),
                of("NDATA", payload(MS + 1, 3).metric(metric("", 1, 0).real(24.5))),
                of("NDATA", payload(MS + 2, 4).metric(metric("", 1, 0).real(25.0))));
        List<String> said = run(device, version, List.of("spBv1.0/plant/NCMD/edge/#"), publications);
        assertThat(said)
                .filteredOn(line -> line.startsWith("heard "))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("heard spBv1.0/plant/NCMD/edge ")
                        .contains(HexFormat.of().formatHex("Node Control/Rebirth".getBytes(StandardCharsets.UTF_8))));
        assertThat(said).last().isEqualTo("done");
    }

    private static Publication of(String type, Payloads payload) {
        return new Publication("spBv1.0/plant/" + type + "/edge", HexFormat.of().formatHex(payload.toBytes()), 1);
    }

    private List<String> run(TestDevices.Line device, int version, List<String> filters, List<Publication> publications)
            throws IOException {
        String modules = System.getenv().getOrDefault("TALLYMAN_NODE_MODULES", "");
        assumeTrue(
                !modules.isEmpty() && Files.isDirectory(Path.of(modules, "mqtt")),
                "TALLYMAN_NODE_MODULES names no folder with the npm package mqtt: skipped");
        String order = json.writeValueAsString(Map.of(
                "url",
                "ws://127.0.0.1:" + gateway.webSocketPort(false).orElseThrow() + "/mqtt",
                "options",
                Map.of("username", device.code(), "password", device.token(), "protocolVersion", version),
                "filters",
                filters,
                "publications",
                publications));
        ProcessBuilder node = new ProcessBuilder("node", SCRIPT.toString(), order).redirectErrorStream(true);
        node.environment().put("NODE_PATH", modules);
        Process process = node.start();
        // Nothing else ends a read of what a process says.
        CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(process::destroyForcibly);
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                if (line.equals("done") || line.startsWith("failed")) {
                    return said;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return said;
    }
}
