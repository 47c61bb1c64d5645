package org.tallyman.intake.llrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.tallyman.dialect.llrp.PartBuilder.part;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyman.dialect.llrp.LlrpText;
import org.tallyman.dialect.llrp.PartBuilder;
import org.tallyman.intake.Journal;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.StoredMessage;
import org.tallyman.intake.TestDevices;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.TestKeys;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Timeout(120)
class LlrpLinkTest {

    private static final Instant FIRST = Instant.parse("2026-05-04T06:00:00Z");
    private static final String EPC = "30340242201D8840009EFDF7";

    private final TestDevices devices;
    private final Journal journal;
    private TestDevices.Line device;
    private EmulatedReader reader;
    private Administrator admin;

    LlrpLinkTest(TestDevices devices, Journal journal) {
        this.devices = devices;
        this.journal = journal;
    }

    @BeforeEach
    void register() throws IOException {
        admin = Administrator.signIn();
        device = devices.register("llrp");
        reader = EmulatedReader.listening(ServerSocketFactory.getDefault());
    }

    @AfterEach
    void stop() throws IOException {
        admin.api().delete(path());
        reader.close();
    }

    @Test
    void setsAReaderUpAndKeepsWhatItReads() throws Exception {
        call();
        awaitPhase("UP");
        assertThat(reader.nextClient().asked())
                .containsExactly(
                        "GET_READER_CAPABILITIES",
                        "GET_READER_CONFIG",
                        "DELETE_ACCESSSPEC",
                        "DELETE_ROSPEC",
                        "SET_READER_CONFIG",
                        "ADD_ROSPEC",
                        "ENABLE_ROSPEC");
        reader.sees(read(1), read(2));
        reader.sees(read(3));
        awaitReads(3);
        StoredMessage last = messages().getFirst();
        assertThat(last.link()).isEqualTo("outbound");
        assertThat(last.frame().payload()).hasSize(10 + 4 + 13 + 3 + 2 + 9);
        admin.api()
                .get(path())
                .then()
                .body("state.why", equalTo(""))
                .body("told.said", equalTo("the reader reads"))
                .body("told.heardAt", notNullValue())
                .body("told.answeredInMs", greaterThanOrEqualTo(0));
    }

    @Test
    void switchesAnOutputOfAReaderThatSaysNothing() throws Exception {
        call();
        awaitPhase("UP");
        long lamp = command(4, 1);
        awaitState(lamp, "ANSWERED");
        assertThat(reader.outputs()).containsExactly("4 on");
        long missing = command(9, 0);
        awaitState(missing, "FAILED");
        admin.api()
                .get("/api/v1/devices/" + device.code() + "/commands")
                .then()
                .body("items.find { it.id == " + missing + " }.answer", containsString("there is no such output"));
    }

    private long command(int output, int state) {
        return admin.api()
                .contentType(ContentType.JSON)
                .body(Map.of("type", "outputControl", "params", Map.of("index", "" + output, "data", "" + state)))
                .post("/api/v1/devices/" + device.code() + "/commands")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private void awaitState(long command, String state) {
        await().untilAsserted(() -> admin.api()
                .get("/api/v1/devices/" + device.code() + "/commands")
                .then()
                .body("items.find { it.id == " + command + " }.state", equalTo(state)));
    }

    @Test
    void tellsOfInputsAndAntennas() throws Exception {
        call();
        awaitPhase("UP");
        reader.happens(part("GPIEvent").set("GPIPortNumber", 2).set("GPIEvent", true));
        reader.happens(part("AntennaEvent").set("EventType", 0).set("AntennaID", 3));
        await().until(() -> devices.number(
                        "select count(*) from signal where device_id = ? and name = 'gpi2' and is_on",
                        device.id().value())
                == 1);
        await().until(() -> devices.number(
                        "select count(*) from device_health where device_id = ? and state::text like ?",
                        device.id().value(),
                        "%antenna 3 disconnected%")
                == 1);
    }

    @Test
    void acknowledgesKeepalivesAndHoldsReportsWhileTheJournalIsAway() throws Throwable {
        call();
        awaitPhase("UP");
        EmulatedReader.Client client = reader.nextClient();
        devices.whileTheJournalIsAway(() -> {
            reader.sees(read(1));
            awaitPhase("PAUSED");
            client.keepAlive(77);
        });
        assertThat(client.nextAcknowledgement()).isEqualTo(77);
        awaitReads(1);
        awaitPhase("UP");
        assertThat(reader.calls()).isEqualTo(1);
    }

    @Test
    void keepsWhatItHeardBeforeALineBrokeWhileTheJournalIsAway() throws Throwable {
        call();
        awaitPhase("UP");
        EmulatedReader.Client client = reader.nextClient();
        devices.whileTheJournalIsAway(() -> {
            for (int i = 0; i < 500; i++) {
                reader.sees(read(i));
            }
            awaitPhase("PAUSED");
            client.hangUp();
        });
        awaitReads(500);
    }

    @Test
    void saysThatAnotherClientHoldsTheReaderUntilItNoLongerDoes() throws Exception {
        reader.held = true;
        call();
        await().untilAsserted(() -> admin.api()
                .get(path())
                .then()
                .body("state.phase", equalTo("DOWN"))
                .body("state.why", equalTo("another client holds this reader"))
                .body("state.nextCallAt", notNullValue()));
        assertThat(admin.page("/devices/" + device.id().value())).contains("another client holds this reader");
        reader.held = false;
        awaitPhase("UP");
    }

    @Test
    void takesWhatTheReaderKeptWhileTheLineWasDown() throws Exception {
        devices.configure(device, "{\"holdReports\":\"true\"}");
        call();
        awaitPhase("UP");
        reader.sees(read(1));
        awaitReads(1);
        reader.held = true;
        reader.nextClient().hangUp();
        awaitPhase("DOWN");
        reader.sees(read(2));
        reader.sees(read(3));
        reader.held = false;
        assertThat(reader.nextClient()).isNotNull();
        awaitReads(3);
        awaitPhase("UP");
    }

    @Test
    void saysWhatTheReaderRefusesAndTriesAgain() throws Exception {
        reader.refuses.add("ADD_ROSPEC");
        call();
        awaitWhy("the reader refused what it is to read: M_ParameterError “not today”");
        reader.refuses.clear();
        awaitPhase("UP");
    }

    @Test
    void doesNotWaitForeverForAnAnswer() throws Exception {
        reader.ignores.add("SET_READER_CONFIG");
        call();
        awaitWhy("the reader did not answer SET_READER_CONFIG");
    }

    @Test
    void saysWhichSettingIsWrong() throws Exception {
        devices.configure(device, "{\"session\":\"9\"}");
        call();
        awaitWhy("the reader's settings are wrong: session “9”: a whole number from 0 to 3");
        devices.configure(device, "{\"antennas\":\"7\"}");
        awaitWhy("antennas “7”: this reader has antennas 1 to 4");
    }

    @Test
    void speaksTheOlderVersionWithAReaderThatKnowsNoOther() throws Exception {
        devices.configure(device, "{\"negotiateVersion\":\"true\"}");
        call();
        awaitPhase("UP");
        EmulatedReader.Client client = reader.nextClient();
        assertThat(client.asked()).startsWith("GET_SUPPORTED_VERSION", "GET_READER_CAPABILITIES");
        assertThat(client.asked("ADD_ROSPEC").version()).isOne();
    }

    @Test
    void hangsUpOnAReaderThatMissesThreeKeepalives() throws Exception {
        devices.configure(device, "{\"keepaliveSeconds\":\"1\"}");
        call();
        awaitPhase("UP");
        reader.nextClient().keepAlive(1);
        assertThat(reader.nextClient()).isNotNull();
        awaitWhy("nothing came for 3 s, not even a keep-alive");
    }

    @Test
    void tellsTheReaderOnTheSameLineWhenItsSettingsChange() throws Exception {
        call();
        awaitPhase("UP");
        EmulatedReader.Client client = reader.nextClient();
        devices.configure(device, "{\"session\":\"2\",\"antennas\":\"1,3\",\"triggerInput\":\"1\"}");
        await().untilAsserted(() -> assertThat(LlrpText.xml(client.asked("ADD_ROSPEC")))
                .contains("<Session>2</Session>", "<AntennaIDs>1 3</AntennaIDs>", "<GPIPortNum>1</GPIPortNum>"));
        await().untilAsserted(() ->
                admin.api().get(path()).then().body("told.said", equalTo("the reader reads when its input says so")));
        reader.sees(read(1));
        awaitReads(1);
        assertThat(reader.calls()).isEqualTo(1);
    }

    @Test
    void takesItsLeaveWhenItIsToStopOrTheDeviceIsDisabled() throws Exception {
        call();
        awaitPhase("UP");
        EmulatedReader.Client first = reader.nextClient();
        admin.api().delete(path()).then().statusCode(204);
        await().until(first::isGone);
        assertThat(first.asked()).endsWith("CLOSE_CONNECTION");
        call();
        EmulatedReader.Client second = reader.nextClient();
        awaitPhase("UP");
        devices.disable(device);
        await().until(second::isGone);
        assertThat(second.asked()).contains("CLOSE_CONNECTION");
    }

    @Test
    void decodesAgainAsWhenItCameWhatAReaderWithoutAClockSaid() throws Exception {
        reader.withoutClock = true;
        call();
        awaitPhase("UP");
        reader.sees(part("TagReportData")
                .add(
                        part("EPC_96").setHex("EPC", EPC),
                        part("LastSeenTimestampUptime").set("Microseconds", 6_000_000)));
        awaitReads(1);
        assertThat(messages().getFirst().context()).isNotEmpty();
    }

    @Test
    void callsOverTlsOnlyWhoShowsTheCertificateThatWasRegistered(@TempDir Path directory) throws Exception {
        TestKeys keys = TestKeys.create(directory);
        try (EmulatedReader secured = EmulatedReader.listening(keys.sockets())) {
            String address = "llrps://127.0.0.1:" + secured.port();
            put(Map.of("address", address)).then().statusCode(200);
            awaitPhase("DOWN");
            assertThat(secured.calls()).isZero();
            put(Map.of("address", address, "certificate", Files.readString(keys.certificate())))
                    .then()
                    .statusCode(200);
            awaitPhase("UP");
            secured.sees(read(1));
            awaitReads(1);
            admin.api().delete(path()).then().statusCode(204);
        }
    }

    @Test
    void refusesWhatItCannotCallNamingFieldAndRule() {
        for (String wrong : List.of("reader-1", "http://h", "llrp://", "llrp://a@b", "llrp://h/x", "llrp://h:70000")) {
            put(Map.of("address", wrong))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("address"))
                    .body("violations[0].rule", startsWith("is llrp:// or llrps://"));
        }
        put(Map.of("address", "llrp://h", "userName", "root"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("userName"));
    }

    @Test
    void isSetUpOnAPage() {
        String page = "/devices/" + device.id().value();
        assertThat(admin.page(page)).contains("Called by Tallyman", "port 5084");
        assertThat(admin.page(page + "/outbound-link")).contains("llrp://").doesNotContain("User name");
        form(page, "nowhere").statusCode(400).body(containsString("llrp://"));
        form(page, address()).statusCode(303);
        assertThat(admin.page(page)).contains(address());
    }

    private io.restassured.response.ValidatableResponse form(String page, String address) {
        return admin.pages()
                .redirects()
                .follow(false)
                .formParam("address", address)
                .post(page + "/outbound-link")
                .then();
    }

    private static PartBuilder read(int second) {
        return EmulatedReader.tag(EPC, 1, FIRST.plusSeconds(second));
    }

    private void awaitReads(int reads) {
        String epc = EPC;
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reads(epc)).isEqualTo(reads));
    }

    /** How many tag reports the journal has of this device. */
    private long reads(String epc) {
        List<StoredMessage> all = new ArrayList<>();
        MessageId before = new MessageId(Long.MAX_VALUE);
        List<StoredMessage> some = journal.ofDevice(device.id(), before, 200);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = journal.ofDevice(device.id(), some.getLast().id(), 200);
        }
        return all.stream()
                .mapToLong(message -> EmulatedReader.tagsIn(message.frame().payload(), epc))
                .sum();
    }

    private List<StoredMessage> messages() {
        return journal.ofDevice(device.id(), new MessageId(Long.MAX_VALUE), 50);
    }

    private void awaitPhase(String phase) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> admin.api().get(path()).then().body("state.phase", equalTo(phase)));
    }

    private void awaitWhy(String why) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> admin.api().get(path()).then().body("state.why", equalTo(why)));
    }

    private void call() {
        put(Map.of("address", address())).then().statusCode(200);
    }

    private String address() {
        return "llrp://127.0.0.1:" + reader.port();
    }

    private String path() {
        return "/api/v1/devices/" + device.id().value() + "/outbound-link";
    }

    private Response put(Map<String, String> body) {
        return admin.api().body(body).put(path());
    }
}
