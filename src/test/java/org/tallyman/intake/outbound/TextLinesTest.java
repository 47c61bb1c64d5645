package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;

/** Scanners and scales that are called, over TCP and on serial ports. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class TextLinesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDevices devices;
    private Administrator admin;
    private CalledDevice device;

    TextLinesTest(TestDevices devices) {
        this.devices = devices;
    }

    @BeforeEach
    void register() {
        admin = Administrator.signIn();
        device = new CalledDevice(devices, devices.register("textline"), admin);
    }

    @AfterEach
    void stop() {
        device.stopCalling();
    }

    @Test
    void keepsLinesOfAScannerAndAnswersEachWhenItIsKept() throws Exception {
        profile("{\"start\": \"\\\\x02\", \"end\": \"\\\\x03\", \"noRead\": \"NOREAD\", \"heartbeat\": \"PING\","
                + " \"heartbeatReply\": \"PONG\", \"reply\": \"\\\\x06\"}");
        try (ServerSocket scanner = listening()) {
            device.call("tcp://127.0.0.1:" + scanner.getLocalPort());
            try (Socket line = scanner.accept()) {
                say(line, "\u000209506000134352\u0003\u0002NORE");
                assertThat(line.getInputStream().read()).isEqualTo(6);
                say(line, "AD\u0003\u0002PING\u0003");
                assertThat(line.getInputStream().read()).isEqualTo(6);
                assertThat(new String(line.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
                        .isEqualTo("PONG");
                device.awaitElements(equalTo(2L));
                admin.api().get(device.path()).then().body("state.phase", equalTo("UP"), "state.why", equalTo(""));
            }
            // It is called again, and the break is told.
            try (Socket line = scanner.accept()) {
                say(line, "\u00024006381333931\u0003");
                device.awaitElements(equalTo(3L));
                admin.api().get(device.path()).then().body("state.why", equalTo("the device closed the connection"));
            }
        }
        admin.api()
                .get("/api/v1/messages?device=" + device.line().code())
                .then()
                .body("items[0].link", equalTo("outbound"));
        device.awaitState("why", containsString("cannot be reached at tcp://"));
        device.awaitState("phase", equalTo("DOWN"));
    }

    @Test
    void holdsALineThatTheJournalCannotTakeAndAnswersItThen() throws Throwable {
        profile("{\"reply\": \"OK\"}");
        try (ServerSocket scanner = listening()) {
            device.call("tcp://127.0.0.1:" + scanner.getLocalPort());
            try (Socket line = scanner.accept()) {
                devices.whileTheJournalIsAway(() -> {
                    say(line, "09506000134352\r\n");
                    device.awaitState("phase", equalTo("PAUSED"));
                    assertThat(line.getInputStream().available()).isZero();
                });
                assertThat(line.getInputStream().read()).isEqualTo('O');
                device.awaitElements(equalTo(1L));
            }
        }
    }

    @Test
    void takesOtherSettingsOnTheLineThatIsUp() throws Exception {
        try (ServerSocket scale = listening()) {
            device.call("tcp://127.0.0.1:" + scale.getLocalPort());
            try (Socket line = scale.accept()) {
                say(line, "09506000134352\n");
                device.awaitElements(equalTo(1L));
                profile("{\"layout\": \"{},{},{weight kg}kg\"}");
                say(line, "?\n");
                await().atMost(PATIENCE).until(() -> devices.quarantined(device.line()) == 1);
                profile("{\"layout\": \"{},{},{weight kg}kg\", \"silence\": \"4\"}");
                say(line, "ST,GS,+ 12.50kg\n");
                device.awaitElements(equalTo(2L));
            }
            // Without a word for a while it is taken for gone, as the profile wants it.
            try (Socket line = scale.accept()) {
                device.awaitState("why", containsString("nothing came for 4 s"));
                assertThat(line.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void hangsUpOnWhoSendsNoLines() throws Exception {
        try (ServerSocket printer = listening()) {
            device.call("tcp://127.0.0.1:" + printer.getLocalPort());
            try (Socket line = printer.accept()) {
                say(line, "x".repeat(9_000));
                device.awaitState("why", containsString("more than 8192 bytes without the end of a line"));
            }
        }
    }

    @Test
    void readsAndAnswersOnASerialPortAndShowsThatItIsGoneAndBack() throws Exception {
        profile("{\"layout\": \"{weight kg}kg\", \"reply\": \"K\"}");
        try (PluggedPort port = new PluggedPort()) {
            device.call("serial:" + port.path() + "?baud=19200&bits=7&parity=even");
            awaitStateAndWhy("UP", "");
            port.send("12.5kg\r\n");
            assertThat(port.told()).isEqualTo("K");
            device.awaitElements(equalTo(1L));
            port.unplug();
            awaitStateAndWhy("DOWN", "there is no " + port.path() + " now: it may be unplugged");
            port.plug();
            awaitStateAndWhy("UP", "there is no " + port.path() + " now: it may be unplugged");
            port.send("13,0 kg\r\n");
            device.awaitElements(equalTo(2L));
        }
    }

    @Test
    void opensNoFileThatTheOperatorDoesNotName() {
        for (String file :
                new String[] {"/etc/passwd", "/dev/sda", "/dev/tty1", "/tmp/tallyman-pty-1/../../../dev/mem"}) {
            device.put("serial:" + file).statusCode(400).body(containsString("address"));
        }
        device.put("tcp://192.168.1.40").statusCode(400).body(containsString("tcp:// with host and port"));
    }

    private void awaitStateAndWhy(String phase, String why) {
        device.awaitState("phase", equalTo(phase));
        device.awaitState("why", equalTo(why));
    }

    private static ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
        return server;
    }

    private static void say(Socket line, String text) throws IOException {
        line.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void profile(String settings) {
        device.profile("textline", "SCANNER", settings);
    }
}
