package org.tallyman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.MessageId;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FleetTest {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000);

    @Inject
    FleetObservations observations;

    @Inject
    ObservationDays days;

    @Inject
    DataSource database;

    @Inject
    Devices devices;

    private String token = "";
    private String tracker = "";
    private String trackerToken = "";
    private String asset = "";
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

    @BeforeEach
    void setUp() {
        long number = NUMBER.incrementAndGet();
        token = Credentials.newAdminToken();
        tracker = "tracker-" + number;
        asset = "TRL-" + number;
        trackerToken = api().body(
                        Map.of("code", tracker, "name", "A tracker", "kind", "TRACKER", "dialect", "tallyman"))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        api().body(Map.of("code", asset, "kind", "TRAILER"))
                .post("/api/v1/assets")
                .then()
                .statusCode(201);
    }

    @Test
    void showsWhereATrackerSentOverHttpSawItsAssetLast() {
        track(asset, start.minusSeconds(60)).statusCode(200);
        String body = """
                [{"time":"%s","latitude":52.5,"longitude":13.4},
                 {"time":"%s","quantity":"temperature","value":4.5,"unit":"Cel"}]""".formatted(start, start);

        send(body);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api().get("/api/v1/assets/" + asset)
                        .then()
                        .body("position.latitude", equalTo(52.5f))
                        .body("values[0].value", equalTo(4.5f)));
        api().get("/api/v1/observations?device=" + tracker)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].latitude", equalTo(52.5f))
                .body("items[0].device", equalTo(tracker))
                .body("items[1].unit", equalTo("Cel"));
        page("/assets").body(containsString(asset)).body(containsString("52.5000° N, 13.4000° E"));
        page("/assets/" + asset).body(containsString("4.5 °C"));
    }

    @Test
    void theTrackersPageShowsWhereItIsAndPutsItOnAVehicleInOneStep() throws SQLException {
        long id = devices.byCode(tracker).orElseThrow().id().value();
        String page = "/devices/" + id;
        page(page).body(containsString("It has told no position yet"));
        consume(
                fact(1, new Observation.Fix(start, true, 52.5, 13.4, null, 54.0, null, null)),
                fact(2, new Observation.Fix(start.plusSeconds(60), true, 52.51, 13.41, null, 61.4, null, null)));
        page(page)
                .body(
                        containsString("52.5100° N, 13.4100° E"),
                        containsString("61 km/h"),
                        containsString("Path of 2 positions in the last day"),
                        containsString("Put it on a vehicle"));
        page(page + "/carrier").body(containsString("value=\"" + tracker + "\""));
        String plate = "PLATE-" + id;
        carrier(page, "no code").statusCode(400).body(containsString("no code"));
        carrier(page, plate).statusCode(303);
        page(page).body(containsString("/assets/" + plate), not(containsString("Put it on a vehicle")));
        api().get("/api/v1/assets/" + plate)
                .then()
                .body("tracker", equalTo(tracker))
                .body("kind", equalTo("VEHICLE"));
        carrier(page, asset).statusCode(303);
        api().get("/api/v1/assets/" + asset).then().body("tracker", equalTo(tracker));
    }

    @Test
    void aVehicleIsNotMadeForATrackerThatCannotBePutOnIt() {
        long id = devices.byCode(tracker).orElseThrow().id().value();
        track(asset, Instant.now().plus(Duration.ofDays(1))).statusCode(200);
        carrier("/devices/" + id, "NEVER-" + id).statusCode(400).body(containsString("when this asset or tracker"));
        api().get("/api/v1/assets/NEVER-" + id).then().statusCode(404);
    }

    private ValidatableResponse carrier(String page, String code) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(Map.of("code", code, "kind", "VEHICLE"))
                .post(page + "/carrier")
                .then();
    }

    @Test
    void measuresATemperatureAgainstItsLimitsAndTellsWhoMustKnow() throws SQLException {
        track(asset, start.minusSeconds(60)).statusCode(200);
        consume(fact(1, new Observation.Measurement(start, "temperature", 9.5, "Cel", "")));

        api().body(Map.of("temperatureLowC", 8, "temperatureHighC", 2))
                .put("/api/v1/assets/" + asset + "/limits")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("temperatureHighC"));
        api().body(Map.of("temperatureLowC", 2))
                .put("/api/v1/assets/" + asset + "/limits")
                .then()
                .statusCode(200)
                .body("temperatureLowC", equalTo(2.0f), "temperatureHighC", equalTo(null));
        page("/exceptions").body(not(containsString("/assets/" + asset)));

        api().body(Map.of("temperatureLowC", 2, "temperatureHighC", 8))
                .put("/api/v1/assets/" + asset + "/limits")
                .then()
                .statusCode(200)
                .body("temperatureHighC", equalTo(8.0f));
        page("/assets/" + asset)
                .body(containsString("outside its limits"))
                .body(containsString("2 to 8 °C"))
                .body(containsString("class=\"chart time\""));
        // Its own limits are another matter while the asset has some: one exception, not two.
        long id = device().id().value();
        api().contentType(ContentType.URLENC)
                .formParam("high", "5")
                .redirects()
                .follow(false)
                .post("/measurements/limits?quantity=temperature&device=" + id)
                .then()
                .statusCode(303);
        page("/measurements?device=" + id).body(containsString("limits 2 to 8 °C"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> page("/exceptions")
                        .body(containsString("/assets/" + asset))
                        .body(containsString("too warm"))
                        .body(not(containsString("/measurements?device=" + id))));

        api().body(Map.of()).put("/api/v1/assets/" + asset + "/limits").then().statusCode(200);
        page("/assets/" + asset).body(containsString("limits at most 5 °C"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> page("/exceptions").body(containsString("/measurements?device=" + id)));
        api().contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .post("/measurements/limits?quantity=temperature&device=" + id)
                .then()
                .statusCode(303);
        page("/assets/" + asset).body(not(containsString("outside its limits")));
    }

    @Test
    void whatATrackerSaysTwiceCountsOnce() {
        String said = """
                {"time":"%s","latitude":52.5,"longitude":13.4},
                {"time":"%s","quantity":"temperature","value":4.5,"unit":"Cel"}""".formatted(start, start);
        String more = ",{\"time\":\"" + start.plusSeconds(1)
                + "\",\"quantity\":\"temperature\",\"value\":5.5,\"unit\":\"Cel\"}";
        for (String body : List.of("[" + said + "]", "[" + said + more + "]")) {
            send(body);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api().get("/api/v1/observations?device=" + tracker)
                        .then()
                        .body("items.value", hasItem(5.5f)));
        api().get("/api/v1/observations?device=" + tracker).then().body("items", hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endsTheSameInAnyOrderAndAnyBatches(long seed) throws SQLException {
        track(asset, start).statusCode(200);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            facts.add(fact(i, new Observation.Fix(start.plusSeconds(i), i != 9, 50 + i, 10, null, null, null, null)));
            facts.add(fact(100 + i, new Observation.Measurement(start.plusSeconds(i), "temperature", i, "Cel", "")));
        }
        Random random = new Random(seed);
        Collections.shuffle(facts, random);

        for (int from = 0, to; from < facts.size(); from = to) {
            to = Math.min(facts.size(), from + 1 + random.nextInt(6));
            consume(facts.subList(from, to).toArray(Fact[]::new));
        }

        api().get("/api/v1/assets/" + asset)
                .then()
                .body("position.latitude", equalTo(58f))
                .body("values[0].value", equalTo(9f));
        api().get("/api/v1/assets/" + asset + "/path")
                .then()
                .body("", hasSize(9))
                .body("[0].latitude", equalTo(50f));
    }

    @Test
    void givesAPathOnlyOfTheTimeInWhichTheTrackerWasOnTheAsset() throws SQLException {
        consume(fact(1, fixAt(1)));
        track(asset, start.plusSeconds(5)).statusCode(200);
        consume(fact(2, fixAt(6)), fact(3, fixAt(7)));
        String other = asset + "-2";
        api().body(Map.of("code", other, "kind", "PALLET")).post("/api/v1/assets");
        track(other, start.plusSeconds(7)).statusCode(200);

        api().get("/api/v1/assets/" + asset + "/path").then().body("", hasSize(1));
        api().get("/api/v1/assets/" + other + "/path").then().body("", hasSize(1));
        api().get("/api/v1/assets/" + asset).then().body("tracker", equalTo(null));
        track(asset, start).statusCode(400).body("violations[0].field", equalTo("from"));
    }

    @Test
    void leavesAClockFarAheadOutOfTheLastPosition() throws SQLException {
        track(asset, start).statusCode(200);

        consume(fact(1, fixAt(1)), fact(2, fixAt(Duration.ofDays(400).toSeconds())));

        api().get("/api/v1/assets/" + asset)
                .then()
                .body("position.at", equalTo(start.plusSeconds(1).toString()));
    }

    @Test
    void readsAMessageOfManyRecordsPageByPageAcrossTheHour() throws SQLException {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            Instant at = start.plusSeconds(60L * i);
            Double speed = i % 2 == 0 ? null : (Double) (double) i;
            facts.add(fact(2 * i, new Observation.Fix(at, true, 50 + i / 100.0, 10, null, speed, null, null)));
            facts.add(fact(2 * i + 1, new Observation.Measurement(at, "temperature", i, "Cel", "")));
        }
        consume(facts.toArray(Fact[]::new));

        String from = start.minusSeconds(1).toString();
        String to = start.plusSeconds(60L * 90).toString();
        String query = "/api/v1/observations?device=" + device().code() + "&from=" + from + "&to=" + to + "&limit=7";
        List<String> times = new ArrayList<>();
        String next = "";
        do {
            var page = api().get(query + next).then().statusCode(200).extract().jsonPath();
            times.addAll(page.getList("items.time"));
            next = page.get("next") == null ? "" : "&after=" + page.get("next");
        } while (!next.isEmpty());

        assertThat(times).hasSize(180).isSorted();
        assertThat(times.stream().distinct()).hasSize(90);
    }

    @Test
    void movesWhatCameEarlyIntoTheDayWhenItIsPrepared() throws SQLException {
        consume(fact(1, fixAt(Duration.ofDays(2).toSeconds())));

        days.prepare();

        assertThat(count("select count(*) from fix where device_id = "
                        + device().id().value()))
                .isEqualTo(1);
        assertThat(count("select count(*) from pg_inherits where inhparent = 'fix_run'::regclass"))
                .isGreaterThanOrEqualTo(5);
    }

    private Observation fixAt(long second) {
        return new Observation.Fix(start.plusSeconds(second), true, 50, 10, null, null, null, null);
    }

    private Fact fact(int element, Observation observation) {
        return new Fact(new MessageId(5_000_000_000L), element, device().id(), Instant.now(), observation);
    }

    private DeviceView device() {
        return devices.byCode(tracker).orElseThrow();
    }

    private void consume(Fact... facts) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            observations.consume(new FoldBatch(List.of(facts), List.of()), connection);
            connection.commit();
        }
    }

    private io.restassured.response.ValidatableResponse track(String code, Instant from) {
        return api().body(Map.of("tracker", tracker, "from", from.toString()))
                .post("/api/v1/assets/" + code + "/track")
                .then();
    }

    private void send(String body) {
        RestAssured.given()
                .header("Authorization", "Bearer " + trackerToken)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse page(String path) {
        return api().accept(ContentType.HTML).get(path).then().statusCode(200);
    }

    private RequestSpecification api() {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
