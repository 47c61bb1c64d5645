package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class IngestApiTest {

    private static final String GOOD = """
            {"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:00.%03dZ"}""";

    private final TestDevices devices;
    private final DeviceCredentials credentials;
    private final Journal journal;
    private final MeterRegistry registry;

    IngestApiTest(TestDevices devices, DeviceCredentials credentials, Journal journal, MeterRegistry registry) {
        this.devices = devices;
        this.credentials = credentials;
        this.journal = journal;
        this.registry = registry;
    }

    @Test
    void keepsAMessageBeforeItAnswers() {
        TestDevices.Line device = devices.register("tallyman");
        Response answer = post(device, "tallyman", GOOD.formatted(1));
        answer.then().statusCode(200).body("accepted", is(1)).body("rejected.size()", is(0));
        StoredMessage stored = stored(answer);
        assertThat(stored.frame().payload()).asString().isEqualTo(GOOD.formatted(1));
        assertThat(stored.frame().target()).isEqualTo("POST /ingest/tallyman");
        assertThat(stored.link()).isEqualTo("http");
    }

    @Test
    void answersACopyAsItAnsweredTheFirst() {
        TestDevices.Line device = devices.register("tallyman");
        Response first = post(device, "tallyman", GOOD.formatted(2));
        Response copy = post(device, "tallyman", GOOD.formatted(2));
        first.then().statusCode(200).header("Tallyman-Duplicate", (String) null);
        copy.then().statusCode(200).header("Tallyman-Duplicate", "true").body(equalTo(first.asString()));
    }

    @Test
    void answersInTheWordsOfALanguageThatHasItsOwn() {
        TestDevices.Line device = devices.register("globalstar");
        String push = """
                <?xml version="1.0" encoding="UTF-8"?>
                <stuMessages timeStamp="14/11/2023 22:13:20 GMT" messageID="push-7"><stuMessage><esn>0-1</esn>\
                <unixTime>1700000000</unixTime><gps>N</gps>\
                <payload length="9" encoding="hex">0x002C5C2A9A3E5B0A00</payload></stuMessage></stuMessages>""";
        post(device, "globalstar", push)
                .then()
                .statusCode(200)
                .contentType("text/xml")
                .body(containsString("stuResponseMsg"))
                .body(containsString("push-7"));
    }

    @Test
    void keepsTheGoodElementsOfABatchAndNamesTheBadOne() {
        TestDevices.Line device = devices.register("tallyman");
        String bad = """
                {"epc":"not hex","time":"2026-03-01T10:00:00Z"}""";
        String batch = "[" + GOOD.formatted(3) + "," + bad + "," + GOOD.formatted(4) + "]";
        post(device, "tallyman", batch)
                .then()
                .statusCode(200)
                .body("accepted", is(2))
                .body("rejected.size()", is(1))
                .body("rejected[0].index", is(1))
                .body("rejected[0].offset", not(0))
                .body("rejected[0].field", is("epc"))
                .body("rejected[0].value", is("not hex"));
    }

    @Test
    void refusesABodyOfWhichNothingCanBeTakenButQuarantinesIt() {
        TestDevices.Line device = devices.register("tallyman");
        Response answer = post(device, "tallyman", "{\"epc\":");
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/malformed"))
                .body("detail", matchesRegex("At byte \\d+: .+"))
                .body("rejected.size()", is(1));
        assertThat(stored(answer).device()).isEqualTo(device.id());
        assertThat(devices.quarantined(device)).isEqualTo(1);
    }

    @Test
    void takesAnEmptyMessageAsASignOfLife() {
        post(devices.register("impinj"), "impinj", "[]").then().statusCode(200).body("accepted", is(0));
    }

    @Test
    void refusesAWrongToken() {
        request("tmd_0123456789ab_" + "0".repeat(40))
                .post("/ingest/tallyman")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        RestAssured.given().body("{}").post("/ingest/tallyman").then().statusCode(401);
    }

    @Test
    void countsStrangersAndStoresNothingOfThem() {
        double before = registry.counter("tallyman.access.strangers").count();
        request("tmd_0123456789ab_" + "1".repeat(40))
                .body(GOOD.formatted(1))
                .post("/ingest/tallyman")
                .then()
                .statusCode(401);
        assertThat(registry.counter("tallyman.access.strangers").count()).isEqualTo(before + 1);
    }

    @Test
    void refusesAPersonsToken() {
        request(Credentials.newAdminToken())
                .post("/ingest/tallyman")
                .then()
                .statusCode(403)
                .body("detail", containsString("each with its own token"));
    }

    @Test
    void refusesTheTokenOfADeviceOfAnotherLanguage() {
        post(devices.register("impinj"), "tallyman", GOOD.formatted(5))
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("/ingest/impinj"));
    }

    @Test
    void refusesADisabledDevice() {
        TestDevices.Line device = devices.register("tallyman");
        devices.disable(device);
        post(device, "tallyman", GOOD.formatted(6)).then().statusCode(403).body("type", is("/problems/disabled"));
    }

    @Test
    void namesTheLanguagesThatItKnows() {
        post(devices.register("tallyman"), "klingon", "x")
                .then()
                .statusCode(404)
                .body("detail", containsString("tallyman, teltonika"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        post(devices.register("tallyman"), "tallyman", " ".repeat(2 * 1024 * 1024 + 1))
                .then()
                .statusCode(413);
    }

    @Test
    void refusesACompressedBodyByTheNameOfItsHeader() {
        TestDevices.Line device = devices.register("tallyman");
        request(device.token())
                .header("Content-Encoding", "gzip")
                .body(new byte[] {0x1F, (byte) 0x8B, 8, 0})
                .post("/ingest/tallyman")
                .then()
                .statusCode(415)
                .header("Accept-Encoding", "identity")
                .body("detail", containsString("Content-Encoding “gzip” is not taken"));
        request(device.token())
                .header("Content-Encoding", "identity")
                .body(GOOD.formatted(77))
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesARevokedToken() {
        TestDevices.Line device = devices.register("tallyman");
        credentials.revoke(device.id());
        post(device, "tallyman", GOOD.formatted(7)).then().statusCode(401);
    }

    @Test
    void acknowledgesNothingWhileTheDatabaseIsAwayAndRecovers() throws Throwable {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "tallyman", GOOD.formatted(8)).then().statusCode(200);
        devices.whileTheJournalIsAway(() -> post(device, "tallyman", GOOD.formatted(9))
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json"));
        Awaitility.await()
                .until(() -> post(device, "tallyman", GOOD.formatted(9)).statusCode() == 200);
        assertThat(journal.ofDevice(device.id(), new MessageId(Long.MAX_VALUE), 10))
                .hasSize(2);
    }

    @Test
    void takesAPhonesReportFromTheQueryWithoutKeepingItsToken() {
        TestDevices.Line phone = devices.register("osmand");
        String report = "id=" + phone.code() + "&lat=52.1&lon=4.3&timestamp=1772360000";
        Response answer = RestAssured.given().get("/ingest/osmand?" + report + "&token=" + phone.token());
        answer.then().statusCode(200).body("accepted", is(not(0)));
        assertThat(stored(answer).frame().target()).isEqualTo("GET /ingest/osmand?" + report);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic(phone.code(), phone.token())
                .post("/ingest/osmand?" + report)
                .then()
                .statusCode(200);
        RestAssured.given().get("/ingest/osmand?" + report).then().statusCode(401);
        RestAssured.given().get("/ingest/osmand?" + report + "&token=x").then().statusCode(401);
    }

    private StoredMessage stored(Response answer) {
        return journal.find(new MessageId(Long.parseLong(answer.path("message"))))
                .orElseThrow();
    }

    private static Response post(TestDevices.Line device, String dialect, String body) {
        return request(device.token()).body(body).post("/ingest/" + dialect);
    }

    private static RequestSpecification request(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }
}
