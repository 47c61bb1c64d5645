package org.tallyman.intake.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** Devices that somebody else wrote: the npm package coap, and over DTLS the client of libcoap. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class CoapPeerTest {

    private static final String SCRIPT = "src/test/resources/peers/coap-device.js";

    private final TestDevices devices;
    private final CoapGateway gateway;

    CoapPeerTest(TestDevices devices, CoapGateway gateway) {
        this.devices = devices;
        this.gateway = gateway;
    }

    @Test
    void agreesWithAClientThatSomebodyElseWrote() throws Exception {
        String modules = System.getenv().getOrDefault("TALLYMAN_NODE_MODULES", "");
        assumeTrue(
                !modules.isEmpty() && Files.isDirectory(Path.of(modules, "coap")),
                "TALLYMAN_NODE_MODULES names no folder with the npm package coap: skipped");
        TestDevices.Line device = devices.register("senml");
        ProcessBuilder node =
                new ProcessBuilder("node", SCRIPT, "" + gateway.plainPort().orElseThrow(), device.token());
        node.environment().put("NODE_PATH", modules);
        List<String> said = said(node);
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).startsWith("2.04 {\"message\":\"").contains("\"accepted\":1,");
        assertThat(said.get(1)).startsWith("2.04 {\"message\":\"").contains("\"accepted\":100,");
        assertThat(said.get(2)).startsWith("4.00 ").contains("cold");
        awaitElements(device, 101);
    }

    @Test
    void agreesWithLibcoapOverDtls() throws Exception {
        Path client = Path.of("/usr/bin/coap-client-openssl");
        assumeTrue(Files.isExecutable(client), client + " of the package libcoap3-bin is not there: skipped");
        TestDevices.Line device = devices.register("senml");
        String key = RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of())
                .put("/api/v1/devices/" + device.id().value() + "/key")
                .then()
                .statusCode(200)
                .extract()
                .path("keyText");
        await().until(() -> gateway.securedPort().isPresent());
        String address = "coaps://127.0.0.1:" + gateway.securedPort().getAsInt() + "/ingest/senml";
        List<String> said = said(new ProcessBuilder(
                client.toString(),
                "-m",
                "post",
                "-B",
                "20",
                "-u",
                device.code(),
                "-k",
                key,
                "-e",
                "[{\"n\":\"freezer/temperature\",\"u\":\"Cel\",\"t\":1773000000,\"v\":-18.5}]",
                address));
        assertThat(said).anyMatch(line -> line.contains("\"accepted\":1,"));
        awaitElements(device, 1);
    }

    private void awaitElements(TestDevices.Line device, long elements) {
        await().until(() -> devices.number(
                        "select elements from device_health where device_id = ?",
                        device.id().value())
                == elements);
    }

    private static List<String> said(ProcessBuilder command) throws IOException {
        Process process = command.redirectErrorStream(true).start();
        // Nothing else ends a read of what a process says.
        CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader said = process.inputReader()) {
            return said.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
