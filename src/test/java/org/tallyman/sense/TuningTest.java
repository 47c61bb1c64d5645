package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Observation;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Fact;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.MessageId;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.LiveFeed;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** A door is tuned on what was read there, and the truth stays as it is. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TuningTest {

    private final Seen seen;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final LiveFeed feed;
    private final DataSource database;
    private String admin = "";
    private Warehouse centre = Warehouse.build();

    TuningTest(Seen seen, Devices devices, ReadPoints readPoints, LiveFeed feed, DataSource database) {
        this.seen = seen;
        this.devices = devices;
        this.readPoints = readPoints;
        this.feed = feed;
        this.database = database;
    }

    @BeforeEach
    void build() {
        admin = Credentials.newAdminToken();
        centre = Warehouse.build();
    }

    @Test
    void otherSettingsShowOtherPassagesAndChangeNone() {
        List<String> clear = Stream.generate(Seen::newTag).limit(7).toList();
        String faint = Seen.newTag();
        List<String> reads = new ArrayList<>();
        // All go in. One is read twice on each side only: a glimpse where more reads are asked for.
        for (int n = 0; n < 8; n++) {
            for (String tag : clear) {
                reads.add(Seen.read(tag, centre.door1().outsideAntenna(), n * 500L, -50));
                reads.add(Seen.read(tag, centre.door1().insideAntenna(), 6_000 + n * 500L, -45));
            }
        }
        for (int n = 0; n < 2; n++) {
            reads.add(Seen.read(faint, centre.door1().outsideAntenna(), n * 500L, -60));
            reads.add(Seen.read(faint, centre.door1().insideAntenna(), 6_000 + n * 500L, -55));
        }
        Seen.post(centre.readerToken(), reads);
        seen.settle();
        List<String> truth = seen.visits(faint);
        String recording = record("Two in", 5, Seen.NOON.plusSeconds(60));
        ValidatableResponse asItIs = page(recording).body(containsString("No passage changes"));
        String before = asItIs.extract().asString();
        assertThat(before).contains("8 passages as it is").contains("of 8 tags");
        page(recording + "?observedCount=5")
                .body(containsString("0 added"), not(containsString("No passage changes")), containsString("removed"));
        page(recording + "?observedCount=1000").body(containsString("0 with these settings"));
        seen.settle();
        assertThat(seen.visits(faint)).isEqualTo(truth);
        as().get(recording + "?observedCount=0").then().statusCode(400).body(containsString("observedCount"));
    }

    @Test
    void aRecordingIsFirstShownAsItIsThoughTheSidesOfItsDoorHaveSettingsOfTheirOwn() {
        settings(centre.door1().outside().value(), Map.of("observedCount", 1, "validFrom", "2026-03-01T00:00:00Z"));
        settings(centre.door1().inside().value(), Map.of("observedCount", 5, "validFrom", "2026-03-01T00:00:00Z"));
        String tag = Seen.newTag();
        List<String> reads = new ArrayList<>();
        reads.add(Seen.read(tag, centre.door1().outsideAntenna(), 0, -50));
        for (int n = 0; n < 8; n++) {
            reads.add(Seen.read(tag, centre.door1().insideAntenna(), 6_000 + n * 500L, -45));
        }
        Seen.post(centre.readerToken(), reads);
        seen.settle();
        String recording = record("One in", 5, Seen.NOON.plusSeconds(60));
        page(recording).body(containsString("No passage changes"), containsString("1 passages as it is"));
        page(recording + "?observedCount=5").body(not(containsString("No passage changes")));
    }

    @Test
    void aDoorThatNobodyLooksAtAnyMoreIsNotCounted() throws SQLException {
        TestClock clock = new TestClock();
        AntennaWatch watch = new AntennaWatch(devices, readPoints, feed, clock);
        long door = centre.door1().place().value();
        assertThat(watch.watch(door)).contains(Map.of());
        read(watch, clock.instant());
        assertThat(watch.watch(door).orElseThrow()).hasSize(1);
        clock.advance(Duration.ofSeconds(61));
        read(watch, clock.instant());
        assertThat(watch.watch(door)).contains(Map.of());
        for (long other = 1; other < 50; other++) {
            assertThat(watch.watch(-other)).isPresent();
        }
        assertThat(watch.watch(-50)).isEmpty();
        assertThat(watch.watch(door)).isPresent();
        page("/tuning/" + door).body(containsString("every 5s"));
    }

    private void read(AntennaWatch watch, Instant at) throws SQLException {
        Observation read =
                new Observation.TagRead(at, Seen.newTag(), centre.door1().insideAntenna(), -5_500, 1, null);
        DeviceId reader = centre.reader();
        try (Connection connection = database.getConnection()) {
            watch.consume(
                    new FoldBatch(List.of(new Fact(new MessageId(6_000_000_000L), 0, reader, at, read)), List.of()),
                    connection);
        }
        watch.committed();
    }

    private void settings(long point, Map<String, Object> settings) {
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(settings)
                .post("/api/v1/read-points/" + point + "/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void theAntennasOfADoorShowWhatTheyReadWhileSomebodyLooks() {
        String page = "/tuning/" + centre.door1().place().value();
        page(page).body(containsString("No antenna of this door reads now"));
        String tag = Seen.newTag();
        Awaitility.await().untilAsserted(() -> {
            RestAssured.given()
                    .header("Authorization", "Bearer " + centre.readerToken())
                    .body("[{\"epc\":\"" + tag + "\",\"antenna\":"
                            + centre.door1().insideAntenna() + ",\"rssi\":-55,\"count\":30,\"time\":\"" + Instant.now()
                            + "\"}]")
                    .post("/ingest/tallyman")
                    .then()
                    .statusCode(200);
            page(page)
                    .body(
                            containsString("Only the inside reads"),
                            containsString("antenna " + centre.door1().insideAntenna()),
                            containsString("−55 dBm"));
        });
        page("/tuning/" + centre.door2().place().value()).body(containsString("No antenna of this door reads now"));
        page("/places/" + centre.door1().place().value()).body(containsString(page));
    }

    @Test
    void recordingsAreOfTheirDoorAndWrongOnesAreRefusedByName() {
        String door = "/tuning/" + centre.door1().place().value();
        post(door + "/recordings", "", "90", "")
                .statusCode(400)
                .body(containsString("name"), containsString("minutes"));
        post(door + "/recordings", "Later", "5", "2099-01-01T00:00:00Z")
                .statusCode(400)
                .body(containsString("is not in the future"));
        String recording = record("Empty", 5, Seen.NOON.minusSeconds(86_400));
        page(recording).body(containsString("Nothing passed in this time"));
        String id = recording.substring(recording.lastIndexOf('/') + 1);
        as().get("/tuning/" + centre.door2().place().value() + "/recordings/" + id)
                .then()
                .statusCode(404);
        as().get("/tuning/" + centre.storage().value()).then().statusCode(404);
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newTokenAt(Warehouse.build().code()))
                .get(recording)
                .then()
                .statusCode(404);
        as().redirects().follow(false).post(recording + "/forget").then().statusCode(303);
        as().get(recording).then().statusCode(404);
    }

    private String record(String name, int minutes, Instant to) {
        String location = post(
                        "/tuning/" + centre.door1().place().value() + "/recordings", name, "" + minutes, to.toString())
                .statusCode(303)
                .extract()
                .header("Location");
        return location.substring(location.indexOf("/tuning"));
    }

    private ValidatableResponse post(String path, String name, String minutes, String to) {
        return as().contentType(ContentType.URLENC)
                .formParam("name", name)
                .formParam("minutes", minutes)
                .formParam("to", to)
                .redirects()
                .follow(false)
                .post(path)
                .then();
    }

    private ValidatableResponse page(String path) {
        return as().get(path).then().statusCode(200);
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(admin).accept("text/html");
    }
}
