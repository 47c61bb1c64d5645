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
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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

/** Scanners and scales that are called, over TCP and on serial ports. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class TextLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDevices devices;
    private TestDevices.Line device;
    private String admin = "";

    TextLinesTest(TestDevices devices) {
        this.devices = devices;
    }

    @BeforeEach
    void register() {
        device = devices.register("textline");
        admin = Credentials.newAdminToken();
    }

    @AfterEach
    void stop() {
        caller().delete(path());
    }

    @Test
    void keepsLinesOfAScannerAndAnswersEachWhenItIsKept() throws Exception {
        profile("{\"start\": \"\\\\x02\", \"end\": \"\\\\x03\", \"noRead\": \"NOREAD\", \"heartbeat\": \"PING\","
                + " \"heartbeatReply\": \"PONG\", \"reply\": \"\\\\x06\"}");
        try (ServerSocket scanner = listening()) {
            call("tcp://127.0.0.1:" + scanner.getLocalPort());
            try (Socket line = scanner.accept()) {
                say(line, "\u000209506000134352\u0003\u0002NORE");
                assertThat(line.getInputStream().read()).isEqualTo(6);
                say(line, "AD\u0003\u0002PING\u0003");
                assertThat(line.getInputStream().read()).isEqualTo(6);
                assertThat(new String(line.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
                        .isEqualTo("PONG");
                awaitElements(2);
                caller().get(path()).then().body("state.phase", equalTo("UP"), "state.why", equalTo(""));
            }
            // It is called again, and the break is told.
            try (Socket line = scanner.accept()) {
                say(line, "\u00024006381333931\u0003");
                awaitElements(3);
                caller().get(path()).then().body("state.why", equalTo("the device closed the connection"));
            }
        }
        caller().get("/api/v1/messages?device=" + device.code()).then().body("items[0].link", equalTo("outbound"));
        awaitState("why", containsString("cannot be reached at tcp://"));
        awaitState("phase", equalTo("DOWN"));
    }

    @Test
    void holdsALineThatTheJournalCannotTakeAndAnswersItThen() throws Throwable {
        profile("{\"reply\": \"OK\"}");
        try (ServerSocket scanner = listening()) {
            call("tcp://127.0.0.1:" + scanner.getLocalPort());
            try (Socket line = scanner.accept()) {
                devices.whileTheJournalIsAway(() -> {
                    say(line, "09506000134352\r\n");
                    awaitState("phase", equalTo("PAUSED"));
                    assertThat(line.getInputStream().available()).isZero();
                });
                assertThat(line.getInputStream().read()).isEqualTo('O');
                awaitElements(1);
            }
        }
    }

    @Test
    void takesOtherSettingsOnTheLineThatIsUp() throws Exception {
        try (ServerSocket scale = listening()) {
            call("tcp://127.0.0.1:" + scale.getLocalPort());
            try (Socket line = scale.accept()) {
                say(line, "09506000134352\n");
                awaitElements(1);
                profile("{\"layout\": \"{},{},{weight kg}kg\"}");
                say(line, "?\n");
                await().atMost(PATIENCE).until(() -> devices.quarantined(device) == 1);
                profile("{\"layout\": \"{},{},{weight kg}kg\", \"silence\": \"4\"}");
                say(line, "ST,GS,+ 12.50kg\n");
                awaitElements(2);
            }
            // Without a word for a while it is taken for gone, as the profile wants it.
            try (Socket line = scale.accept()) {
                awaitState("why", containsString("nothing came for 4 s"));
                assertThat(line.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void hangsUpOnWhoSendsNoLines() throws Exception {
        try (ServerSocket printer = listening()) {
            call("tcp://127.0.0.1:" + printer.getLocalPort());
            try (Socket line = printer.accept()) {
                say(line, "x".repeat(9_000));
                awaitState("why", containsString("more than 8192 bytes without the end of a line"));
            }
        }
    }

    @Test
    void readsAndAnswersOnASerialPortAndShowsThatItIsGoneAndBack() throws Exception {
        profile("{\"layout\": \"{weight kg}kg\", \"reply\": \"K\"}");
        try (PluggedPort port = new PluggedPort()) {
            call("serial:" + port.path() + "?baud=19200&bits=7&parity=even");
            awaitStateAndWhy("UP", "");
            port.send("12.5kg\r\n");
            assertThat(port.told()).isEqualTo("K");
            awaitElements(1);
            port.unplug();
            awaitStateAndWhy("DOWN", "there is no " + port.path() + " now: it may be unplugged");
            port.plug();
            awaitStateAndWhy("UP", "there is no " + port.path() + " now: it may be unplugged");
            port.send("13,0 kg\r\n");
            awaitElements(2);
        }
    }

    @Test
    void opensNoFileThatTheOperatorDoesNotName() {
        for (String file :
                new String[] {"/etc/passwd", "/dev/sda", "/dev/tty1", "/tmp/tallyman-pty-1/../../../dev/mem"}) {
            caller().body(Map.of("address", "serial:" + file))
                    .put(path())
                    .then()
                    .statusCode(400)
                    .body(containsString("address"));
        }
        caller().body(Map.of("address", "tcp://192.168.1.40"))
                .put(path())
                .then()
                .statusCode(400)
                .body(containsString("tcp:// with host and port"));
    }

    private void awaitStateAndWhy(String phase, String why) {
        awaitState("phase", equalTo(phase));
        awaitState("why", equalTo(why));
    }

    private void awaitState(String member, Matcher<String> expected) {
        await().atMost(PATIENCE).until(() -> caller().get(path()).path("state." + member), expected);
    }

    private void awaitElements(long count) {
        await().atMost(PATIENCE)
                .until(() -> devices.number(
                                "select elements from device_health where device_id = ?",
                                device.id().value())
                        == count);
    }

    private void profile(String json) {
        caller().body("{\"code\": \"" + device.code() + "\", \"name\": \"A scanner\", \"dialect\": \"textline\","
                        + " \"kind\": \"SCANNER\", \"profile\": " + json + "}")
                .put("/api/v1/devices/" + device.id().value())
                .then()
                .statusCode(200);
    }

    private void call(String address) {
        caller().body(Map.of("address", address)).put(path()).then().statusCode(200);
    }

    private static ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
        return server;
    }

    private static void say(Socket line, String text) throws IOException {
        line.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String path() {
        return "/api/v1/devices/" + device.id().value() + "/outbound-link";
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(admin).contentType(ContentType.JSON);
    }
}
