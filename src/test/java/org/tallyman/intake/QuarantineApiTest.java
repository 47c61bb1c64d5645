package org.tallyman.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class QuarantineApiTest {

    private static final String ZEBRA = """
        {"type":"SIMPLE","timestamp":"2026-03-03T12:00:00.123+0000","data":{"antenna":1,"eventNum":1,"format":"epc","idHex":"30340242201D8840009EFDF7","peakRssi":-60,"reads":1}}\
        """;

    private static final String ZEBRA_WITHOUT_TIME = """
        {"type":"SIMPLE","data":{"idHex":"30340242201D8840009EFDF7"}}\
        """;

    private final TestDevices devices;
    private final FactLog log;
    private final Devices known;
    private final Intake intake;
    private String token = "";

    QuarantineApiTest(TestDevices devices, FactLog log, Devices known, Intake intake) {
        this.devices = devices;
        this.log = log;
        this.known = known;
        this.intake = intake;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void showsWhatWasNotUnderstoodWithItsBytes() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "{\"epc\":");
        list(device)
                .body("items.size()", is(1))
                .body("items[0].deviceCode", is(device.code()))
                .body("items[0].rule", is(notNullValue()))
                .body("items[0].payload.text", is("{\"epc\":"))
                .body("items[0].payload.hex", is("7b22657063223a"))
                .body("items[0].state", is("OPEN"));
        page("/quarantine").body(containsString(device.code())).body(containsString("Replay"));
    }

    @Test
    void aMessageOfAnotherLanguageCountsOnceItsDeviceIsMended() {
        TestDevices.Line device = devices.register("impinj");
        post(device, ZEBRA);
        int id = list(device).extract().path("items[0].id");
        as().post("/api/v1/quarantine/" + id + "/replay").then().statusCode(200).body("state", is("OPEN"));
        assertThat(log.of(device.id())).isEmpty();
        speak(device, "zebra");
        as().post("/api/v1/quarantine/" + id + "/replay").then().statusCode(200).body("state", is("REPLAYED"));
        Awaitility.await().until(() -> log.of(device.id()).size() == 1);
        as().post("/api/v1/quarantine/" + id + "/replay").then().statusCode(409);
        as().post("/api/v1/quarantine/" + id + "/dismiss").then().statusCode(409);
        list(device).body("items.size()", is(0));
    }

    @Test
    void aReplayCountsNothingTwiceEvenWithoutIdentities() {
        TestDevices.Line device = devices.register("tallyman");
        String good = "{\"epc\":\"30340242201D8840009EFDF7\"}";
        post(device, "[" + good + ",{\"epc\":\"not hex\"}," + good + "]");
        Awaitility.await().until(() -> log.of(device.id()).size() == 2);
        int id = list(device).extract().path("items[0].id");
        as().post("/api/v1/quarantine/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("state", is("OPEN"))
                .body("value", is("not hex"));
        post(device, good);
        Awaitility.await().until(() -> log.of(device.id()).size() >= 3);
        assertThat(log.of(device.id())).hasSize(3);
    }

    @Test
    void aReplayThatCannotBeSettledCountsNothingSoTheNextOneCountsOnce() {
        TestDevices.Line device = devices.register("impinj");
        post(device, ZEBRA_WITHOUT_TIME);
        int id = list(device).extract().path("items[0].id");
        speak(device, "zebra");
        String guard = "guard_" + device.id().value();
        devices.execute("create function " + guard + "() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not now'; end $$");
        devices.execute("create trigger " + guard + " before update on quarantine for each row when (new.device_id = "
                + device.id().value() + ") execute function " + guard + "()");
        as().post("/api/v1/quarantine/" + id + "/replay").then().statusCode(503);
        devices.execute("drop trigger " + guard + " on quarantine");
        as().post("/api/v1/quarantine/" + id + "/replay").then().statusCode(200).body("state", is("REPLAYED"));
        Awaitility.await().until(() -> !log.of(device.id()).isEmpty());
        post(
                device,
                "{\"type\":\"SIMPLE\",\"timestamp\":\"2026-03-02T10:00:00.000+0000\",\"data\":{\"idHex\":\"3035\"}}",
                "zebra");
        Awaitility.await().until(() -> log.of(device.id()).size() >= 2);
        assertThat(log.of(device.id())).hasSize(2);
    }

    @Test
    void tellsThePersonWhatCameOfAReplay() {
        TestDevices.Line device = devices.register("impinj");
        post(device, ZEBRA);
        int id = list(device).extract().path("items[0].id");
        String address = click("/quarantine/" + id + "/replay")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        page(address.substring(address.indexOf("/quarantine")))
                .body(containsString("Still not understood"))
                .body(containsString(device.code()));

        speak(device, "zebra");
        click("/quarantine/" + id + "/replay").then().statusCode(303);
        page("/quarantine?settled=" + id).body(containsString("Replayed"));
        click("/quarantine/" + id + "/replay")
                .then()
                .statusCode(409)
                .body(containsString("Not replayed"), containsString("settled already"));
    }

    @Test
    void tellsThePersonWhichPartsOfAReplayedMessageAreStillNotUnderstood() {
        TestDevices.Line device = devices.register("impinj");
        post(device, ZEBRA.replace("30340242201D8840009EFDF7", "no hex") + ZEBRA);
        int id = list(device).extract().path("items[0].id");
        speak(device, "zebra");
        click("/quarantine/" + id + "/replay").then().statusCode(303);
        list(device).body("items.size()", is(1)).body("items[0].state", is("OPEN"));
        page("/quarantine?settled=" + id).body(containsString("1 more part of this message"));
    }

    @Test
    void offersOnlyToDismissWhatIsNoFrame() {
        TestDevices.Line device = devices.register("gps103");
        DeviceView view = known.byId(device.id().value()).orElseThrow();
        Frame noise = new Frame("", new byte[] {1, 2, 3}, Instant.now());
        intake.keep(intake.noFrame(NoFrame.NOISE, view, "tcp", noise, 3)).join();
        int id = list(device).extract().path("items[0].id");
        page("/quarantine?device=" + device.id().value())
                .body(containsString("/quarantine/" + id + "/dismiss"))
                .body(not(containsString("/quarantine/" + id + "/replay")));
        as().post("/api/v1/quarantine/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("detail", containsString("no frame of the language begins"));
        as().post("/api/v1/devices/" + device.id().value() + "/quarantine/replay")
                .then()
                .statusCode(200)
                .body("replayed", is(0), "open", is(1));
    }

    @Test
    void replaysTheOthersWhenAPartGoesMeanwhile() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "{\"epc\":");
        post(device, "{\"epc\":1");
        int first = list(device).extract().path("items[1].id");
        int second = list(device).extract().path("items[0].id");
        String going = "going_" + device.id().value();
        devices.execute("create function " + going + "() returns trigger language plpgsql as"
                + " $$ begin delete from quarantine where id = " + second + "; return null; end $$");
        devices.execute("create trigger " + going + " after update on quarantine for each row when (new.id = " + first
                + ") execute function " + going + "()");
        as().post("/api/v1/devices/" + device.id().value() + "/quarantine/replay")
                .then()
                .statusCode(200)
                .body("replayed", is(1), "open", is(1));
        devices.execute("drop trigger " + going + " on quarantine");
        list(device).body("items.size()", is(1)).body("items[0].id", is(first));
    }

    @Test
    void holdsAFrameApartFromHalfAFrameOfTheSameBytes() {
        TestDevices.Line device = devices.register("tallyman");
        DeviceView view = known.byId(device.id().value()).orElseThrow();
        String begun = "{\"epc\":";
        post(device, begun);
        for (int i = 0; i < 2; i++) {
            Frame half = new Frame("", begun.getBytes(UTF_8), Instant.now());
            intake.keep(intake.noFrame(NoFrame.HALF, view, "tcp", half, half.payload().length))
                    .join();
        }
        list(device)
                .body("items.size()", is(2))
                .body("items[0].code", is("half-frame"))
                .body("items[0].times", is(2))
                .body("items[1].times", is(1));
    }

    @Test
    void dismissesForGood() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "nonsense");
        int id = list(device).extract().path("items[0].id");
        click("/quarantine/" + id + "/dismiss")
                .then()
                .statusCode(303)
                .header("Location", containsString("settled=" + id));
        page("/quarantine?settled=" + id).body(containsString("Dismissed"));
        list(device).body("items.size()", is(0));
        as().get("/api/v1/quarantine?state=dismissed&device=" + device.id().value())
                .then()
                .body("items.size()", is(1));
        as().get("/api/v1/quarantine?state=lost").then().statusCode(400);
        as().get("/api/v1/quarantine/999999999").then().statusCode(404);
    }

    @Test
    void readsMessagesBesideTheirMeaning() {
        TestDevices.Line device = devices.register("tallyman");
        String body = "{\"epc\":\"30340242201D8840009EFDF7\",\"time\":\"2026-03-03T10:00:00Z\"}";
        post(device, body);
        post(device, "{\"time\":\"2026-03-03T10:00:01Z\",\"latitude\":52.1,\"longitude\":4.3}");
        String messages = "/api/v1/messages?limit=1&device=" + device.id().value();
        ValidatableResponse newest =
                as().get(messages).then().statusCode(200).body("items[0].elements[0].observation.latitude", is(52.1f));
        String before = newest.extract().path("next");
        ValidatableResponse older = as().get(messages + "&after=" + before)
                .then()
                .statusCode(200)
                .body("items[0].payload.text", is(body))
                .body("items[0].payload.base64", is(Base64.getEncoder().encodeToString(body.getBytes(UTF_8))))
                .body("items[0].observedFrom", is("2026-03-03T10:00:00Z"))
                .body("items[0].link", is("http"))
                .body("items[0].elements[0].repeated", is(false));
        String id = older.extract().path("items[0].id");
        as().get("/api/v1/messages/" + id).then().statusCode(200).body("target", is("POST /ingest/tallyman"));
        page("/messages/" + id).body(containsString("30340242201D8840009EFDF7")).body(containsString("000000"));
        Awaitility.await()
                .until(() -> devices.number(
                                "select messages from device_health where device_id = ?",
                                device.id().value())
                        == 2);
        page("/messages/of/" + device.id().value()).body(containsString("/messages/" + id));
        page("/links?q=" + device.code())
                .body(containsString("/devices/" + device.id().value()));
        as().get("/api/v1/messages/1").then().statusCode(404);
        as().get("/api/v1/messages").then().statusCode(400);
        RestAssured.given().get("/api/v1/messages/" + id).then().statusCode(401);
    }

    @Test
    void aReplayThatSettlesNothingKeepsNothing() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "[{\"epc\":\"30340242201D8840009EFDF7\"},{\"epc\":\"x\"},{\"epc\":\"y\"},{\"epc\":\"z\"}]");
        as().post("/api/v1/devices/" + device.id().value() + "/quarantine/replay")
                .then()
                .statusCode(200)
                .body("replayed", is(0), "open", is(3));
        list(device).body("items.size()", is(3));
        as().get("/api/v1/messages?device=" + device.id().value())
                .then()
                .statusCode(200)
                .body("items.size()", is(1));
    }

    @Test
    void aMessageOfWhichPartsStayOpenIsKeptOnceMoreHoweverManyTheyAre() {
        TestDevices.Line device = devices.register("impinj");
        String bad = ZEBRA.replace("30340242201D8840009EFDF7", "no hex");
        post(device, ZEBRA + bad + bad.replace("12:00", "12:01"));
        speak(device, "zebra");
        String replay = "/api/v1/devices/" + device.id().value() + "/quarantine/replay";
        as().post(replay).then().statusCode(200);
        as().post(replay).then().statusCode(200).body("replayed", is(0));
        as().get("/api/v1/messages?device=" + device.id().value())
                .then()
                .statusCode(200)
                .body("items.size()", is(2));
        Awaitility.await().until(() -> log.of(device.id()).size() == 1);
    }

    @Test
    void startsEveryoneAtTheOverview() {
        page("/").body(containsString("At hand")).body(containsString("a minute"));
        page("/overview").body(containsString("Overview"));
        page("/exceptions").body(containsString("/unknown")).body(containsString("/quarantine"));
        page("/unknown").body(containsString("Unknown"));
        RestAssured.given()
                .accept("text/html")
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(not(is(200)));
    }

    private ValidatableResponse list(TestDevices.Line device) {
        return as().get("/api/v1/quarantine?device=" + device.id().value())
                .then()
                .statusCode(200);
    }

    private Response click(String path) {
        return as().accept("text/html").redirects().follow(false).post(path);
    }

    private ValidatableResponse page(String path) {
        return as().accept("text/html").get(path).then().statusCode(200);
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(token);
    }

    private void speak(TestDevices.Line device, String dialect) {
        devices.change("update device set dialect = ? where id = ?", dialect, device);
    }

    private static void post(TestDevices.Line device, String body) {
        post(device, body, body.contains("SIMPLE") ? "impinj" : "tallyman");
    }

    private static void post(TestDevices.Line device, String body, String dialect) {
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body(body)
                .post("/ingest/" + dialect);
    }
}
