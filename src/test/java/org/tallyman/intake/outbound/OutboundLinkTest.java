package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ServerSocketFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.TestKeys;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OutboundLinkTest {

    private final TestDevices devices;
    private final DeviceHealthReader health;
    private TestDevices.Line device;
    private StreamingReader reader;
    private Administrator admin;

    OutboundLinkTest(TestDevices devices, DeviceHealthReader health) {
        this.health = health;
        this.devices = devices;
    }

    @BeforeEach
    void register() throws IOException {
        admin = Administrator.signIn();
        device = devices.register("impinj");
        reader = new StreamingReader(ServerSocketFactory.getDefault());
    }

    @AfterEach
    void stop() throws IOException {
        admin.api().delete(path());
        reader.close();
    }

    @Test
    void keepsWhatTheReaderStreamsAndSaysThatTheLineIsUp() throws Exception {
        call(Map.of("userName", "root", "password", "secret: so"));
        StreamingReader.Call call = reader.nextCall();
        assertThat(call.requestLine()).isEqualTo("GET /api/v1/data/stream HTTP/1.1");
        assertThat(new String(Base64.getDecoder().decode(call.authorization().substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("root:secret: so");
        call.stream();
        call.send(event(1) + "\r\n" + event(2).substring(0, 30));
        call.send(event(2).substring(30) + "\n\r\n");
        awaitElements(2);
        admin.api().get(path()).then().body("state.phase", equalTo("UP"), "state.why", equalTo(""));
        admin.api()
                .get("/api/v1/messages?device=" + device.code())
                .then()
                .statusCode(200)
                .body("items[0].link", equalTo("outbound"));
    }

    @Test
    void callsAgainAfterABreakAndSaysWhyAndKeepsHalfALineAsEvidence() throws Exception {
        call(Map.of());
        StreamingReader.Call first = reader.nextCall();
        first.stream();
        first.send(event(1) + "\n{\"timestamp\":\"2026-03-02T");
        awaitElements(1);
        first.hangUp();
        StreamingReader.Call second = reader.nextCall();
        second.stream();
        second.send("{\"timestamp\":\"2026-03-02T10:00:09Z\",\"eventType\":\"overflow\",\"overflowEvent\":"
                + "{\"eventsPurged\":7}}\n" + event(10) + "\n");
        awaitElements(3);
        admin.api().get(path()).then().body("state.phase", equalTo("UP"), "state.why", not(equalTo("")));
        Awaitility.await().until(() -> devices.quarantined(device) == 1);
        assertThat(number("gaps")).isEqualTo(1);
    }

    @Test
    void aLineThatComesUpShowsThatItsDeviceIsThere() throws Exception {
        call(Map.of());
        StreamingReader.Call first = reader.nextCall();
        first.stream();
        first.send(event(1) + "\n");
        awaitElements(1);
        first.hangUp();
        StreamingReader.Call second = reader.nextCall();
        devices.execute("update device_health set last_seen_at = last_seen_at - interval '1 hour' where device_id = "
                + device.id().value());
        Instant before = Instant.now();
        second.stream();
        Awaitility.await()
                .untilAsserted(() -> assertThat(health.all().get(device.id().value()))
                        .satisfies(known -> assertThat(
                                        Objects.requireNonNull(known).lastSeen())
                                .isAfterOrEqualTo(before)));
    }

    @Test
    void hangsUpOnALineThatFallsSilentButNotOnKeepAlives() throws Exception {
        call(Map.of());
        StreamingReader.Call call = reader.nextCall();
        call.stream();
        for (int second = 0; second < 3; second++) {
            Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            call.send("\r\n");
        }
        assertThat(reader.calls()).isEqualTo(1);
        reader.nextCall().stream();
        admin.api().get(path()).then().body("state.why", containsString("nothing came for 2 s"));
    }

    @Test
    void saysThatCredentialsAreRefusedAndGoesOnTrying() throws Exception {
        call(Map.of("userName", "root", "password", "wrong"));
        for (int i = 0; i < 3; i++) {
            StreamingReader.Call call = reader.nextCall();
            call.answer("401 Unauthorized\r\nContent-Length: 0");
            call.hangUp();
        }
        Awaitility.await()
                .untilAsserted(() -> admin.api()
                        .get(path())
                        .then()
                        .body("state.why", containsString("refuses user name and password")));
    }

    @Test
    void putsGarbageInQuarantineAndReadsOn() throws Exception {
        call(Map.of());
        StreamingReader.Call call = reader.nextCall();
        call.stream();
        call.send("<html>not for you</html>\n");
        call.send("x".repeat(5_000));
        call.send("\n" + event(3) + "\n");
        awaitElements(1);
        assertThat(devices.quarantined(device)).isGreaterThanOrEqualTo(2);
        assertThat(reader.calls()).isEqualTo(1);
    }

    @Test
    void readsNoFurtherWhileTheJournalIsAwayAndLosesNothing() throws Throwable {
        call(Map.of());
        StreamingReader.Call call = reader.nextCall();
        call.stream();
        devices.whileTheJournalIsAway(() -> {
            call.send(event(1) + "\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> admin.api().get(path()).then().body("state.phase", equalTo("PAUSED")));
            call.send(event(2) + "\n");
        });
        awaitElements(2);
        assertThat(reader.calls()).isEqualTo(1);
        Awaitility.await().untilAsserted(() -> admin.api().get(path()).then().body("state.phase", equalTo("UP")));
    }

    @Test
    void neverTellsThePasswordAndSendsItNowhereElse() {
        call(Map.of("userName", "root", "password", "hush-hush"));
        assertThat(admin.api().get(path()).asString()).doesNotContain("hush").contains("\"passwordSet\":true");
        assertThat(admin.page("/devices/" + device.id().value() + "/outbound-link"))
                .doesNotContain("hush");
        put(Map.of("address", address(), "userName", "root"))
                .then()
                .statusCode(200)
                .body("passwordSet", equalTo(true));
        put(Map.of("address", "http://127.0.0.1:9", "userName", "root"))
                .then()
                .statusCode(200)
                .body("passwordSet", equalTo(false));
    }

    @Test
    void hangsUpWhenTheDeviceIsDisabledOrTheLinkRemoved() throws Exception {
        call(Map.of());
        StreamingReader.Call call = reader.nextCall();
        call.stream();
        devices.disable(device);
        Awaitility.await().until(call::closedByTheOtherSide);
        Awaitility.await()
                .untilAsserted(
                        () -> admin.api().get(path()).then().statusCode(200).body("state", equalTo(null)));
        admin.api().delete(path()).then().statusCode(204);
        admin.api().get(path()).then().statusCode(404);
    }

    @Test
    void refusesWhatItCannotCallNamingFieldAndRule() {
        for (String wrong : List.of("reader-1", "ftp://x", "http://a@b", "http://h/path", "http://h?x=1", "http://")) {
            put(Map.of("address", wrong)).then().statusCode(400).body("violations[0].field", equalTo("address"));
        }
        put(Map.of("address", address(), "certificate", "no PEM"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("certificate"));
        TestDevices.Line other = devices.register("zebra");
        admin.api()
                .body(Map.of("address", address()))
                .put("/api/v1/devices/" + other.id().value() + "/outbound-link")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("mqtts://"));
        TestDevices.Line tracker = devices.register("gt06");
        admin.api()
                .body(Map.of("address", address()))
                .put("/api/v1/devices/" + tracker.id().value() + "/outbound-link")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("gt06 calls itself"));
    }

    @Test
    void callsNobodyInANetworkThatTheOperatorDenies() {
        for (String wrong : List.of("http://169.254.169.254", "https://[fe80::1]:8443", "http://100.100.100.200")) {
            put(Map.of("address", wrong))
                    .then()
                    .statusCode(400)
                    .body("violations[0].rule", containsString("tallyman.outbound.deny"));
        }
    }

    @Test
    void refusesForOtherLinksWhatOnlyABrokerIsTold() {
        for (String field : List.of("topics", "clientId", "mqttVersion", "clientCertificate", "clientKey")) {
            put(Map.of("address", address(), field, "5"))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(field));
        }
    }

    @Test
    void trustsOverTlsOnlyTheCertificateThatWasRegistered(@TempDir Path directory) throws Exception {
        TestKeys keys = TestKeys.create(directory);
        try (StreamingReader secured = new StreamingReader(keys.sockets())) {
            Map<String, String> body = new HashMap<>(Map.of("address", "https://127.0.0.1:" + secured.port()));
            put(body).then().statusCode(200);
            Awaitility.await()
                    .untilAsserted(() -> admin.api().get(path()).then().body("state.phase", equalTo("DOWN")));
            assertThat(secured.calls()).isZero();
            body.put("certificate", Files.readString(keys.certificate()));
            put(body).then().statusCode(200);
            StreamingReader.Call call = secured.nextCall();
            call.stream();
            call.send(event(1) + "\n");
            awaitElements(1);
            admin.api().delete(path()).then().statusCode(204);
        }
    }

    @Test
    void restsWhileItIsSuspendedAndForgetsNothing() throws Exception {
        call(Map.of("userName", "root", "password", "secret"));
        reader.nextCall().stream();
        admin.api().post(path() + "/suspend").then().statusCode(200).body("suspended", equalTo(true));
        Awaitility.await().untilAsserted(() -> admin.api().get(path()).then().body("state", nullValue()));
        String page = "/devices/" + device.id().value();
        assertThat(admin.page(page)).contains("Call again", "paused");
        admin.pages()
                .redirects()
                .follow(false)
                .post(page + "/outbound-link/resume")
                .then()
                .statusCode(303);
        StreamingReader.Call again = reader.nextCall();
        assertThat(again.authorization()).isNotEmpty();
        again.stream();
        admin.api().get(path()).then().body("suspended", equalTo(false), "passwordSet", equalTo(true));
        admin.api().delete(path()).then().statusCode(204);
        admin.api().post(path() + "/suspend").then().statusCode(404);
    }

    @Test
    void isSetUpOnAPage() {
        String page = "/devices/" + device.id().value();
        assertThat(admin.page(page)).contains("Called by Tallyman", page + "/outbound-link");
        RequestSpecification form = admin.pages();
        form.formParam("address", "nowhere")
                .post(page + "/outbound-link")
                .then()
                .statusCode(400)
                .body(containsString("nowhere"));
        admin.pages()
                .redirects()
                .follow(false)
                .formParam("address", address())
                .post(page + "/outbound-link")
                .then()
                .statusCode(303);
        assertThat(admin.page(page)).contains(address());
    }

    private void awaitElements(long elements) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> number("elements") == elements);
    }

    private long number(String column) {
        return devices.number(
                "select " + column + " from device_health where device_id = ?",
                device.id().value());
    }

    private static String event(int second) {
        return """
                {"timestamp":"2026-03-02T10:00:%02d.5Z","eventType":"tagInventory","tagInventoryEvent":\
                {"epcHex":"30340242201D8840009EFDF7","antennaPort":1}}""".formatted(second);
    }

    private String address() {
        return "http://127.0.0.1:" + reader.port();
    }

    private String path() {
        return "/api/v1/devices/" + device.id().value() + "/outbound-link";
    }

    private void call(Map<String, String> more) {
        Map<String, String> body = new HashMap<>(more);
        body.put("address", address());
        put(body).then().statusCode(200);
    }

    private io.restassured.response.Response put(Map<String, String> body) {
        return admin.api().body(body).put(path());
    }
}
