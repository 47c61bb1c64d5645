package org.tallyman.intake.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A reader that somebody else wrote: the npm package llrpjs. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class LlrpPeerTest {

    private static final Path SCRIPT = Path.of("src/test/resources/peers/llrpjs-reader.js");

    private final TestDevices devices;

    LlrpPeerTest(TestDevices devices) {
        this.devices = devices;
    }

    @Test
    void agreesWithAReaderThatSomebodyElseWrote() throws Exception {
        String modules = System.getenv().getOrDefault("TALLYMAN_NODE_MODULES", "");
        assumeTrue(
                !modules.isEmpty() && Files.isDirectory(Path.of(modules, "llrpjs")),
                "TALLYMAN_NODE_MODULES names no folder with the npm package llrpjs: skipped");
        ProcessBuilder node = new ProcessBuilder("node", SCRIPT.toString()).redirectErrorStream(true);
        node.environment().put("NODE_PATH", modules);
        Process process = node.start();
        // Nothing else ends a read of what a process says.
        CompletableFuture.delayedExecutor(60, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader said = process.inputReader()) {
            talk(said);
        } finally {
            process.destroyForcibly();
        }
    }

    private void talk(BufferedReader said) throws IOException {
        String address = "llrp://127.0.0.1:" + heard(said, "port ").getLast().substring(5);
        TestDevices.Line device = devices.register("llrp");
        String path = "/api/v1/devices/" + device.id().value() + "/outbound-link";
        caller().body(Map.of("address", address)).put(path).then().statusCode(200);
        List<String> heard = heard(said, "acknowledged ");
        assertThat(heard)
                .containsExactly(
                        "asked GET_READER_CAPABILITIES",
                        "asked GET_READER_CONFIG",
                        "asked DELETE_ACCESSSPEC",
                        "asked DELETE_ROSPEC",
                        "asked SET_READER_CONFIG",
                        "asked ADD_ROSPEC",
                        "asked ENABLE_ROSPEC",
                        "acknowledged 4711");
        // The greeting, the capabilities, the configuration, and three reports of two tags.
        await().until(() -> devices.number(
                        "select elements from device_health where device_id = ?",
                        device.id().value())
                == 9);
        assertThat(devices.quarantined(device)).isZero();
        caller().delete(path).then().statusCode(204);
        assertThat(heard(said, "asked CLOSE_CONNECTION")).hasSize(1);
    }

    /** What it says up to the line that begins so. */
    private static List<String> heard(BufferedReader said, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            if (line.startsWith(last)) {
                return lines;
            }
        }
        throw new AssertionError("it ended after " + lines);
    }

    private static RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(Credentials.newAdminToken()).contentType(ContentType.JSON);
    }
}
