package org.tallyman.intake.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.teltonika.TeltonikaDialect;
import org.tallyman.dialect.tracker.Checksums;
import org.tallyman.intake.Message;
import org.tallyman.intake.TestDevices;
import org.tallyman.intake.line.LineGateway;
import org.tallyman.intake.line.Tracker;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.TestDatabase;

/** Teltonika trackers on sockets are told something; bytes of the maker's own example. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class DeviceCommandsTest {

    private static final AtomicLong IMEI = new AtomicLong(351_000_000_000_000L);
    private static final Instant FIRST = Instant.parse("2026-04-01T08:00:00Z");

    private static final String GET_INFO = "000000000000000f0c010500000007676574696e666f0100004312";
    private static final String ANSWER =
            "00000000000000370c01060000002f4449313a31204449323a30204449333a302041494e313a302041494e323a3136393234"
                    + "20444f313a3020444f323a3101000066e3";
    private static final String ANSWER_TEXT = "DI1:1 DI2:0 DI3:0 AIN1:0 AIN2:16924 DO1:0 DO2:1";

    private final TestDevices devices;
    private final LineGateway gateway;
    private final CommandDelivery delivery;
    private final TestClock clock;
    private final String imei = Long.toString(IMEI.incrementAndGet());
    private Administrator admin;
    private TestDevices.Line device;

    DeviceCommandsTest(TestDevices devices, LineGateway gateway, CommandDelivery delivery, TestClock clock) {
        this.devices = devices;
        this.gateway = gateway;
        this.delivery = delivery;
        this.clock = clock;
    }

    @BeforeEach
    void register() {
        admin = Administrator.signIn();
        device = devices.register("teltonika", imei);
    }

    @AfterEach
    void setTheClockBack() {
        clock.reset();
    }

    @Test
    void whatWasQueuedWhileItWasAwayIsSentWhenItComesAndItsAnswerIsShown() throws Exception {
        long id = queue("custom", Map.of("data", "getinfo"));
        command(id)
                .body(
                        "state",
                        equalTo("QUEUED"),
                        "params.data",
                        equalTo("getinfo"),
                        "sent",
                        equalTo(""),
                        "answer",
                        equalTo(""));
        try (Tracker tracker = comes()) {
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
            command(id).body("state", equalTo("SENT"), "sent", equalTo(GET_INFO));
            tracker.send(bytes(ANSWER));
            awaitState(id, "ANSWERED");
        }
        command(id).body("answer", equalTo(ANSWER_TEXT), "message", notNullValue());
    }

    @Test
    void whatIsQueuedWhileItIsThereIsSentAtOnceInOrderAndOneAtATime() throws Exception {
        try (Tracker tracker = comes()) {
            long first = queue("custom", Map.of("data", "getinfo"));
            long second = queue("custom", Map.of("data", "getinfo"));
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
            tracker.send(Tracker.packet(FIRST.plusSeconds(10), 2));
            assertThat(tracker.confirmed()).isEqualTo(2);
            command(second).body("state", equalTo("QUEUED"));
            tracker.send(bytes(ANSWER));
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
            awaitState(first, "ANSWERED");
            tracker.send(bytes(ANSWER));
            awaitState(second, "ANSWERED");
        }
    }

    @Test
    void whatIsNeverAnsweredDoesNotHoldUpTheNext() throws Exception {
        long first = queue("rebootDevice", Map.of());
        long second = queue("rebootDevice", Map.of());
        try (Tracker tracker = comes()) {
            String restart = "00000000000000100c0105000000086370757265736574010000";
            assertThat(hear(tracker, restart + "ffff")).startsWith(restart);
            assertThat(hear(tracker, restart + "ffff")).startsWith(restart);
        }
        command(first).body("state", equalTo("SENT"));
        command(second).body("state", equalTo("SENT"));
    }

    @Test
    void anAnswerThatDoesNotComeHoldsUpTheNextForSoLongOnly() throws Exception {
        long first = queue("custom", Map.of("data", "getinfo"));
        long second = queue("custom", Map.of("data", "getinfo"));
        try (Tracker tracker = comes()) {
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
            clock.advance(Duration.ofMinutes(3));
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
            tracker.send(bytes(ANSWER));
            awaitState(second, "ANSWERED");
        }
        command(first).body("state", equalTo("SENT"));
        assertThat(admin.page("/devices/" + device.id().value() + "/commands")).contains("sent, not answered");
    }

    @Test
    void whatWasTakenBackIsNotSent() throws Exception {
        long id = queue("engineStop", Map.of());
        admin.api().delete(path() + "/" + id).then().statusCode(204);
        command(id).body("state", equalTo("CANCELLED"));
        try (Tracker tracker = comes()) {
            assertThatALaterOneComesFirst(tracker);
        }
        admin.api().delete(path() + "/" + id).then().statusCode(409);
        admin.api().delete(path() + "/" + Long.MAX_VALUE).then().statusCode(404);
    }

    @Test
    void whatWasSentCannotBeTakenBack() throws Exception {
        long id = queue("custom", Map.of("data", "getinfo"));
        try (Tracker tracker = comes()) {
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
            admin.api().delete(path() + "/" + id).then().statusCode(409);
        }
        command(id).body("state", equalTo("SENT"));
    }

    @Test
    void whatItsDeviceDoesNotComeForInTimeIsNotSent() throws Exception {
        long id = queue("engineStop", Map.of());
        devices.execute("update device_command set expires_at = now() - interval '1 s' where id = " + id);
        awaitState(id, "EXPIRED");
        try (Tracker tracker = comes()) {
            assertThatALaterOneComesFirst(tracker);
        }
    }

    /** As a crash leaves it that comes between the table and the socket. */
    @Test
    void whatMayHaveBeenSentIsNotSentAgainAfterACrash() throws Exception {
        long stop = queue("engineStop", Map.of());
        devices.execute("update device_command set state = 'SENT', sent_at = now(), answer_by = now() + interval '90 s'"
                + " where id = " + stop);
        long next = queue("custom", Map.of("data", "getinfo"));
        delivery.start(new StartupEvent());
        try (Tracker tracker = comes()) {
            assertThatNothingComes(tracker);
            tracker.send(bytes(ANSWER));
            assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
        }
        command(stop).body("state", equalTo("ANSWERED"));
        command(next).body("state", equalTo("SENT"));
    }

    @Test
    void whatALineDidNotTakeWaitsAgainAndWhatItBrokeOverFails() throws Exception {
        long id = queue("custom", Map.of("data", "getinfo"));
        Attempts attempts = new Attempts();
        say(attempts);
        attempts.next(Way.Fate.NOT_TAKEN);
        awaitState(id, "QUEUED");
        await().until(() -> {
            say(attempts);
            return attempts.made.peek() != null;
        });
        attempts.next(Way.Fate.BROKEN);
        awaitState(id, "FAILED");
        command(id).body("answer", containsString("may have arrived"));
    }

    @Test
    void aDeviceOnTwoLinesIsToldOnTheNewer() throws Exception {
        try (Tracker older = comes();
                Tracker newer = comes()) {
            queue("custom", Map.of("data", "getinfo"));
            assertThat(hear(newer, GET_INFO)).isEqualTo(GET_INFO);
            assertThatNothingComes(older);
        }
    }

    @Test
    void overDatagramsItIsSentToWhereTheNextOneComesFrom() throws Exception {
        long id = queue("custom", Map.of("data", "getinfo"));
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            send(socket, Tracker.datagram(imei, 7, FIRST, 2));
            assertThat(receive(socket)).startsWith("0005");
            assertThat(receive(socket)).isEqualTo(GET_INFO);
            String body = ANSWER.substring(16, ANSWER.length() - 8);
            String content = "cafe" + "01" + "08" + "000f" + hex(imei.getBytes(StandardCharsets.US_ASCII)) + body;
            send(socket, bytes("%04x".formatted(content.length() / 2) + content));
            awaitState(id, "ANSWERED");
        }
    }

    @Test
    void aDeviceThatSaysThatItFailedIsBelieved() throws Exception {
        TestDevices.Line terminal = devices.register("jt808", "13900000" + imei.substring(imei.length() - 3));
        String path = "/api/v1/devices/" + terminal.code() + "/commands";
        long id = queue(path, "positionPeriodic", Map.of("frequency", "60"));
        String number = "013900000" + imei.substring(imei.length() - 3);
        try (Tracker line = new Tracker(port("jt808"))) {
            line.send(jt808("0100", number, "00".repeat(37)));
            assertThat(hex(line.read(3))).isEqualTo("7e8100");
            while (line.read() != 0x7E) {
                // Its end, then: the answer to the registration alone, and no command yet.
            }
            line.send(jt808("0102", number, "31"));
            assertThat(hex(line.read(3))).isEqualTo("7e8001");
            while (line.read() != 0x7E) {
                // As before.
            }
            assertThat(hex(line.read(3))).isEqualTo("7e8103");
            line.send(jt808("0001", number, "0000" + "8103" + "03"));
            await().untilAsserted(() -> command(path, id).body("state", equalTo("FAILED")));
        }
        command(path, id).body("answer", equalTo("not supported"));
    }

    @Test
    void refusesWhatTheDeviceCannotBeToldNamingFieldAndRule() {
        refused(Map.of("type", "fly")).body("violations[0].field", equalTo("type"));
        refused(Map.of("type", "custom")).body("violations[0].field", equalTo("data"));
        refused(Map.of("type", "custom", "params", Map.of("data", "x", "colour", "red")))
                .body("violations[0].field", equalTo("colour"));
        refused(Map.of("type", "outputControl", "params", Map.of("index", "9", "data", "1")))
                .body(
                        "violations[0].field", equalTo("index"),
                        "violations[0].value", equalTo("9"),
                        "violations[0].rule", equalTo("is a whole number from 1 to 4"));
        refused(Map.of("type", "engineStop", "expiresAt", "2020-01-01T00:00:00Z"))
                .body("violations[0].field", equalTo("expiresAt"));
        refused(Map.of("type", "engineStop", "expiresAt", "2999-01-01T00:00:00Z"))
                .body("violations[0].field", equalTo("expiresAt"));
        TestDevices.Line reader = devices.register("impinj");
        admin.api()
                .body(Map.of("type", "engineStop"))
                .post("/api/v1/devices/" + reader.id().value() + "/commands")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("impinj"));
        admin.api().get(path()).then().body("items.size()", equalTo(0));
    }

    @Test
    void letsOnlySoManyWait() {
        for (int i = 0; i < 50; i++) {
            queue("getVersion", Map.of());
        }
        admin.api()
                .body(Map.of("type", "getVersion"))
                .post(path())
                .then()
                .statusCode(409)
                .body("detail", containsString("50"));
        admin.api()
                .get(path() + "?limit=20")
                .then()
                .body("items.size()", equalTo(20), "items[0].state", equalTo("QUEUED"));
    }

    @Test
    void saysWhatTheDeviceCanBeTold() {
        admin.api()
                .get(path() + "/kinds")
                .then()
                .statusCode(200)
                .body(
                        "type",
                        hasItem("positionSingle"),
                        "find { it.type == 'custom' }.params[0].name",
                        equalTo("data"));
    }

    @Test
    void isToldOnAPage() {
        String page = "/devices/" + device.id().value();
        assertThat(admin.page(page)).contains("Commands", page + "/commands");
        assertThat(admin.page(page + "/commands?type=outputControl")).contains("Switch an output", "name=\"index\"");
        RequestSpecification form = admin.pages();
        form.formParams("type", "outputControl", "index", "77", "data", "1")
                .post(page + "/commands")
                .then()
                .statusCode(400)
                .body(containsString("77"), containsString("is a whole number from 1 to 4"));
        post(page + "/commands", Map.of("type", "outputControl", "index", "2", "data", "1", "expiresAt", ""));
        assertThat(admin.page(page)).contains("waits for the device", "Switch an output");
        int id = admin.api().get(path()).then().extract().path("items[0].id");
        post(page + "/commands/" + id + "/cancel", Map.of());
        assertThat(admin.page(page + "/commands")).contains("taken back");
    }

    /** A way that leaves what becomes of the bytes to the test. */
    private static final class Attempts implements Way {

        private final BlockingQueue<Consumer<Fate>> made = new LinkedBlockingQueue<>();

        @Override
        public void send(byte[] bytes, Consumer<Fate> then) {
            made.add(then);
        }

        void next(Fate fate) throws InterruptedException {
            Consumer<Fate> attempt = made.poll(20, TimeUnit.SECONDS);
            assertThat(attempt).isNotNull();
            attempt.accept(fate);
        }
    }

    private void say(Way way) {
        Frame frame = new Frame("", new byte[] {(byte) 0xFF}, FIRST);
        Decoding nothing = Decoding.of(List.of(), List.of());
        Message message = new Message(device.id(), "teltonika", "tcp", frame, "", 1, nothing, Optional.empty());
        delivery.heard(message, Optional.empty(), new TeltonikaDialect(), way);
    }

    /** With a login and its first data, after which a tracker takes commands. */
    private Tracker comes() throws IOException {
        Tracker tracker = new Tracker(port("teltonika"));
        assertThat(tracker.login(imei)).isOne();
        tracker.send(Tracker.packet(FIRST, 1));
        assertThat(tracker.confirmed()).isOne();
        return tracker;
    }

    /** What is told later comes first, so what came before was not told. */
    private void assertThatALaterOneComesFirst(Tracker tracker) throws IOException {
        queue("custom", Map.of("data", "getinfo"));
        assertThat(hear(tracker, GET_INFO)).isEqualTo(GET_INFO);
    }

    /** What the tracker hears next is the answer to a packet that it sends now. */
    private static void assertThatNothingComes(Tracker tracker) throws IOException {
        tracker.send(Tracker.packet(FIRST.plusSeconds(100), 3));
        assertThat(tracker.confirmed()).isEqualTo(3);
    }

    private static String hear(Tracker tracker, String likeThis) throws IOException {
        return hex(tracker.read(likeThis.length() / 2));
    }

    private void send(DatagramSocket socket, byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port("teltonika")));
    }

    private static String receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(packet);
        return hex(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private static byte[] jt808(String type, String terminal, String body) {
        String content = type + "%04x".formatted(body.length() / 2) + terminal + "0007" + body;
        byte[] summed = bytes(content);
        return bytes("7e" + content + "%02x".formatted(Checksums.xor(summed, 0, summed.length)) + "7e");
    }

    private int port(String dialect) {
        await().until(() -> gateway.port(dialect).isPresent());
        return gateway.port(dialect).getAsInt();
    }

    private String path() {
        return "/api/v1/devices/" + device.id().value() + "/commands";
    }

    private long queue(String type, Map<String, String> params) {
        return queue(path(), type, params);
    }

    private long queue(String path, String type, Map<String, String> params) {
        return admin.api()
                .body(Map.of("type", type, "params", params))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private ValidatableResponse refused(Map<String, Object> body) {
        return admin.api().body(body).post(path()).then().statusCode(400);
    }

    private ValidatableResponse command(long id) {
        return command(path(), id);
    }

    private ValidatableResponse command(String path, long id) {
        return admin.api().get(path).then().statusCode(200).rootPath("items.find { it.id == " + id + " }");
    }

    private void awaitState(long id, String state) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> command(id).body("state", equalTo(state)));
    }

    private void post(String path, Map<String, String> form) {
        admin.pages()
                .redirects()
                .follow(false)
                .formParams(form)
                .post(path)
                .then()
                .statusCode(303);
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
