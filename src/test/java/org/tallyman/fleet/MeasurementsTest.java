package org.tallyman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.TestDevices;
import org.tallyman.platform.svg.TimeChart;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** What is measured as charts, lists and files, of a device and of a place, and its limits. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MeasurementsTest {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000);

    private final TestDevices database;
    private final Measurements measurements;
    private final Excursions excursions;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private String admin = "";
    private Warehouse centre = Warehouse.build();

    MeasurementsTest(TestDevices database, Measurements measurements, Excursions excursions) {
        this.database = database;
        this.measurements = measurements;
        this.excursions = excursions;
    }

    @BeforeEach
    void setUp() {
        admin = Credentials.newAdminToken();
        centre = Warehouse.build();
    }

    private record Sensor(long id, String code, String token) {}

    @Test
    void aPlaceShowsWhatItsDevicesMeasureAndItsLimitsHoldForThem() {
        Sensor one = sensor("One");
        Sensor other = sensor("Other");
        send(one, reading(60, "temperature", -20.5));
        send(other, reading(30, "temperature", -12));
        long place = centre.storage().value();
        page("/measurements?place=" + place)
                .body(
                        containsString("One " + one.code()),
                        containsString("Other " + other.code()),
                        containsString("No limits are set"));
        limit("place=" + place, "-25", "-18").statusCode(303);
        page("/measurements?place=" + place)
                .body(containsString("1 of 2 outside the limits"), containsString("−25 to −18 °C"));
        assertThat(excursions.now())
                .extracting(each -> each.device().code())
                .contains(other.code())
                .doesNotContain(one.code());
        // Its own limits go before those of its place.
        limit("device=" + other.id(), "", "-10").statusCode(303);
        assertThat(excursions.now()).extracting(each -> each.device().code()).doesNotContain(other.code());
        limit("device=" + other.id(), "", "").statusCode(303);
        assertThat(excursions.now()).extracting(each -> each.device().code()).contains(other.code());
        page("/places/" + place).body(containsString("Measured here"), containsString("limits"));
        page("/devices/" + one.id()).body(containsString("What it measures"), containsString("−20.5 °C"));
        // Exceptions are looked for once a second.
        Awaitility.await()
                .untilAsserted(() ->
                        page("/exceptions").body(containsString("too warm"), containsString("Other " + other.code())));
    }

    @Test
    void whereNothingIsChosenAllThatMeasureAreThereToChooseFrom() {
        Sensor one = sensor("Cold one");
        Sensor mute = sensor("Mute one");
        send(one, reading(60, "temperature", -12));
        page("/measurements?q=" + one.code())
                .body(
                        containsString("Nothing measured needs a look"),
                        containsString("/measurements?device=" + one.id() + "&amp;quantity=temperature"),
                        containsString("/measurements?place=" + centre.storage().value()),
                        containsString("−12.0 °C"));
        page("/measurements?q=" + mute.code()).body(containsString("Nothing like that is measured here"));
        limit("device=" + one.id(), "", "-18").statusCode(303);
        page("/measurements?q=" + one.code()).body(containsString("1 of 1 outside their limits"));
    }

    @Test
    void ofManyQuantitiesSomeAreOfferedAndTheOthersAreFoundByName() {
        Sensor sensor = sensor("Versatile");
        send(
                sensor,
                Stream.concat(
                                IntStream.range(0, 40).mapToObj(n -> "q" + n),
                                Stream.of("battery", "temperature", "zeta"))
                        .map(quantity -> reading(60, quantity, 4))
                        .toArray(String[]::new));
        String of = "/measurements?device=" + sensor.id();
        String all = page(of).extract().asString();
        assertThat(offered(all)).hasSize(16).startsWith("Temperature").doesNotContain("Battery", "Zeta");
        assertThat(all).contains("Another of 43 quantities", "<option value=\"zeta\">");
        assertThat(offered(page(of + "&quantity=zeta").extract().asString()))
                .hasSize(17)
                .endsWith("Zeta");
        Sensor plain = sensor("Plain");
        send(plain, reading(60, "temperature", 4));
        page("/measurements?device=" + plain.id()).body(not(containsString("Another of")));
    }

    private static List<String> offered(String page) {
        String chips = page.substring(page.indexOf("aria-label=\"Quantity\""), page.indexOf("aria-label=\"Time\""));
        return Pattern.compile(">([^<>]+)</a>")
                .matcher(chips)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void programsSetListAndTakeAwayLimits() {
        Sensor sensor = sensor("By program");
        send(sensor, reading(60, "temperature", -12));
        String own = "/api/v1/devices/" + sensor.id() + "/measurement-limits";
        String place = "/api/v1/places/" + centre.storage().value() + "/measurement-limits";
        api().body("{\"quantity\": \"temperature\", \"low\": -25, \"high\": -18.5}")
                .put(place)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1), "items[0].low", equalTo(-25f), "items[0].high", equalTo(-18.5f));
        page("/measurements?device=" + sensor.id()).body(containsString("1 of 1 outside the limits"));
        api().body("{\"quantity\": \"temperature\", \"high\": -10}")
                .put(own)
                .then()
                .statusCode(200);
        page("/measurements?device=" + sensor.id()).body(containsString("Within its limits"));
        api().get(own).then().body("items[0].quantity", equalTo("temperature"), "items[0].low", nullValue());
        api().delete(own + "?quantity=temperature").then().statusCode(204);
        api().delete(own + "?quantity=temperature").then().statusCode(404);
        api().get(own).then().body("items.size()", equalTo(0));
        api().body("{\"quantity\": \"temperature\"}")
                .put(own)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("low"));
        api().body("{\"quantity\": \"humidity\", \"high\": 60}")
                .put(own)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("unit"));
        api().body(
                        "{\"quantity\": \"humidity\", \"high\": 60, \"unit\": \"%\", \"validFrom\": \"2026-03-01T00:00:00Z\"}")
                .put(own)
                .then()
                .statusCode(200)
                .body("items[0].unit", equalTo("%"), "items[0].validFrom", equalTo("2026-03-01T00:00:00Z"));
        api().body("{\"quantity\": \"temperature\", \"high\": 1, \"unit\": \"m\"}")
                .put(own)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("unit"), "violations[0].value", equalTo("m"));
        api().body("{\"quantity\": \"temperature\", \"high\": 1, \"unit\": \"°C\"}")
                .put(own)
                .then()
                .statusCode(200)
                .body("items.find { it.quantity == 'temperature' }.unit", equalTo("Cel"));
        api().body("{\"high\": 1}").put(own).then().statusCode(400).body("violations[0].field", equalTo("quantity"));
    }

    @Test
    void limitsThatAreNoneAreRefusedByNameAndNothingTypedIsLost() {
        Sensor sensor = sensor("Strict");
        send(sensor, reading(60, "temperature", 4));
        limit("device=" + sensor.id(), "8", "2")
                .statusCode(400)
                .body(containsString("is above the lower limit"), containsString("value=\"8\""));
        limit("device=" + sensor.id(), "cold", "").statusCode(400).body(containsString("is a number"));
        assertThat(database.number("select count(*) from measurement_limit where device_id = ?", sensor.id()))
                .isZero();
    }

    @Test
    void whatWasMeasuredIsHeldToTheLimitsOfThen() {
        Sensor sensor = sensor("Dated");
        String[] warm = IntStream.range(0, 20)
                .mapToObj(n -> reading(60 + n * 1_800, "temperature", 9))
                .toArray(String[]::new);
        send(sensor, warm);
        String of = "device=" + sensor.id();
        limitFrom(of, "8", now.plusSeconds(3_600)).statusCode(400).body(containsString("is not in the future"));
        limitFrom(of, "8", now.minus(Duration.ofHours(3))).statusCode(303);
        page("/measurements?" + of)
                .body(
                        containsString("1 of 1 outside the limits"),
                        containsString("1 time outside its limits"),
                        containsString("for 2.5 h, up to 9"));
        limitFrom(of, "10", now.minus(Duration.ofHours(3)))
                .statusCode(400)
                .body(containsString("is after"), containsString("value=\"10\""));
        limit(of, "", "10").statusCode(303);
        page("/measurements?" + of)
                .body(
                        containsString("Within its limits"),
                        containsString("at most 10 °C"),
                        containsString("1 time outside its limits"));
        limit(of, "", "").statusCode(303);
        limit(of, "", "").statusCode(303);
        page("/measurements?" + of).body(containsString("No limits are set"));
        assertThat(database.number("select count(*) from measurement_limit where device_id = ?", sensor.id()))
                .isEqualTo(3);
    }

    @Test
    void aLimitHoldsForWhateverUnitASensorHas() {
        // The form is in the unit of the first.
        send(sensor("Celsius"), reading(60, "temperature", -20));
        Sensor cold = sensor("Fahrenheit");
        Sensor warm = sensor("Warm");
        send(cold, reading(60, "temperature", -4).replace("Cel", "[degF]"));
        send(warm, reading(60, "temperature", 10).replace("Cel", "[degF]"));
        limit("place=" + centre.storage().value(), "-25", "-18").statusCode(303);
        assertThat(excursions.now())
                .extracting(each -> each.device().code())
                .contains(warm.code())
                .doesNotContain(cold.code());
        page("/measurements?device=" + warm.id()).body(containsString("−13 to −0.4 °F"));
    }

    @Test
    void whatASensorIsForStandsBeforeHowItDoes() {
        Sensor sensor = sensor("Chest");
        send(
                sensor,
                reading(60, "battery", 80),
                reading(60, "gateways", 1),
                reading(60, "rssi", -75),
                reading(60, "snr", 8),
                reading(60, "temperature", -20));
        page("/measurements?q=" + sensor.code())
                .body(
                        containsString(">Temperature<"),
                        containsString("1 more"),
                        not(containsString(">Signal over noise<")));
    }

    @Test
    void whatIsRoundedToNothingIsNotLessThanNothing() {
        assertThat(Quantities.words(-0.04, "Cel")).isEqualTo("0.0 \u00b0C");
        assertThat(Quantities.words(-0.06, "Cel")).isEqualTo("\u22120.1 \u00b0C");
        assertThat(Quantities.words(-0.04, "V")).isEqualTo("\u22120.040 V");
    }

    @Test
    void aLimitHoldsForNoUnitThatIsOfSomethingElse() {
        Sensor percent = sensor("Percent");
        Sensor litres = sensor("Litres");
        send(percent, reading(60, "filling", 5));
        send(litres, reading(60, "filling", 5).replace("%", "L"));
        as().contentType(ContentType.URLENC)
                .formParam("low", "10")
                .redirects()
                .follow(false)
                .post("/measurements/limits?place=" + centre.storage().value() + "&quantity=filling")
                .then()
                .statusCode(303);
        assertThat(excursions.now())
                .extracting(each -> each.device().code())
                .contains(percent.code())
                .doesNotContain(litres.code());
        page("/measurements?device=" + litres.id()).body(containsString("No limits are set"));
    }

    @Test
    void whatIsMeasuredNoMoreIsNotWithinItsLimits() {
        Sensor dead = sensor("Dead");
        Sensor rare = sensor("Rare");
        long threeDays = Duration.ofDays(3).toSeconds();
        send(dead, each(600, threeDays, 12, -19));
        send(rare, each(86_400, threeDays, 4, -19));
        String place = "place=" + centre.storage().value();
        page("/measurements?" + place + "&range=7d")
                .body(containsString("1 of 2 tells nothing any more"), containsString("nothing for"));
        assertThat(excursions.now()).extracting(each -> each.device().code()).doesNotContain(dead.code());
        limit(place, "-25", "-18").statusCode(303);
        assertThat(excursions.now())
                .filteredOn(each -> each.device().code().equals(dead.code()))
                .singleElement()
                .satisfies(each -> assertThat(each.stopped()).isTrue());
        assertThat(excursions.now()).extracting(each -> each.device().code()).doesNotContain(rare.code());
        Awaitility.await()
                .untilAsserted(() -> page("/exceptions")
                        .body(containsString("tells nothing"), containsString("Dead " + dead.code())));
        page("/devices/" + dead.id()).body(containsString("<tr class=\"unknown\">"));
        page("/places/" + centre.storage().value()).body(containsString("<tr class=\"unknown\">"));
        // Whose silence is an exception already makes no second one.
        database.number("update device set expected_interval_s = 60 where id = ? returning id", dead.id());
        database.number(
                "update device_health set last_seen_at = last_seen_at - interval '1 hour' where device_id = ?"
                        + " returning 1",
                dead.id());
        Awaitility.await()
                .untilAsserted(() -> assertThat(excursions.now())
                        .extracting(each -> each.device().code())
                        .doesNotContain(dead.code()));
    }

    /** So many readings so many seconds apart, the newest so long ago. */
    private String[] each(long seconds, long newest, int count, double value) {
        return IntStream.range(0, count)
                .mapToObj(n -> reading((int) (newest + n * seconds), "temperature", value))
                .toArray(String[]::new);
    }

    @Test
    void aChartIsDrawnAgainAsOftenAsItsRangeIsWorth() {
        Sensor sensor = sensor("Calm");
        send(sensor, reading(60, "temperature", 4));
        page("/measurements?device=" + sensor.id() + "&range=6h").body(containsString("every 15s"));
        page("/measurements?device=" + sensor.id() + "&range=30d")
                .body(containsString("every 900s"), not(containsString("live:links")));
    }

    @Test
    void portionsOfManyDevicesComeInTheOrderOfTimeWhoeverSaysMost() {
        List<Sensor> sensors = List.of(sensor("Often"), sensor("Seldom"), sensor("Once"), sensor("Late"));
        send(
                sensors.get(0),
                IntStream.range(0, 700)
                        .mapToObj(n -> reading(10_000 - n * 10, "humidity", n))
                        .toArray(String[]::new));
        send(
                sensors.get(1),
                IntStream.range(0, 60)
                        .mapToObj(n -> reading(9_999 - n * 100, "humidity", n))
                        .toArray(String[]::new));
        send(sensors.get(2), reading(5_001, "humidity", 1));
        send(
                sensors.get(3),
                IntStream.range(0, 120)
                        .mapToObj(n -> reading(1_000 - n, "humidity", n))
                        .toArray(String[]::new));
        List<Long> ids = sensors.stream().map(Sensor::id).toList();
        List<Observations.Key> all = new ArrayList<>();
        for (long id : ids) {
            measurements
                    .after(List.of(id), "humidity", Observations.Key.before(now.minusSeconds(20_000)), now, 1_000)
                    .forEach(reading -> all.add(reading.key()));
        }
        all.sort(Comparator.comparingLong(Observations.Key::observedMs)
                .thenComparingLong(Observations.Key::message)
                .thenComparingInt(Observations.Key::element));
        assertThat(all).hasSize(881);
        for (int limit : List.of(7, 100, 881, 1_000)) {
            List<Observations.Key> found = new ArrayList<>();
            List<Measurements.Reading> portion;
            Observations.Key key = Observations.Key.before(now.minusSeconds(20_000));
            do {
                portion = measurements.after(ids, "humidity", key, now, limit);
                portion.forEach(reading -> found.add(reading.key()));
                key = portion.isEmpty() ? key : portion.getLast().key();
            } while (portion.size() == limit);
            assertThat(found).as("in portions of %s", limit).isEqualTo(all);
        }
    }

    @Test
    void whatWouldBeCutIsSaidAndNotListed() {
        Sensor sensor = sensor("Crowded");
        send(sensor, reading(60, "temperature", 4));
        long place = centre.storage().value();
        for (int n = 0; n < 200; n++) {
            database.number(
                    "insert into device (code, name, dialect, kind, created_at, place_id)"
                            + " values (?, 'Crowd', 'tallyman', 'SENSOR', now(), ?) returning id",
                    "crowd-" + place + "-" + n,
                    place);
        }
        Awaitility.await()
                .untilAsserted(() -> page("/measurements?place=" + place)
                        .body(containsString("1 more devices stand here"), not(containsString("/export?"))));
        for (String path : List.of("/api/v1/measurements", "/api/v1/measurements/export")) {
            api().get(path + "?place=" + place)
                    .then()
                    .statusCode(400)
                    .body(containsString("at most 200 devices"), containsString("201"));
        }
        page("/places/" + place).body(containsString("1 more devices"));
    }

    @Test
    void whoMayNotConfigureASiteSetsNoLimitsThere() {
        Sensor sensor = sensor("Foreign");
        send(sensor, reading(60, "temperature", 4));
        Warehouse elsewhere = Warehouse.build();
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newTokenAt(elsewhere.code()))
                .contentType(ContentType.URLENC)
                .formParam("low", "1")
                .redirects()
                .follow(false)
                .post("/measurements/limits?device=" + sensor.id() + "&quantity=temperature")
                .then()
                .statusCode(404);
    }

    @Test
    void theListGoesOnWhereItEndedOverAllDevicesOfAPlace() {
        Sensor one = sensor("One");
        Sensor other = sensor("Other");
        List<String> readings = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            readings.add(reading(100 + n * 2, "humidity", n));
        }
        send(one, readings.toArray(String[]::new));
        send(other, reading(101, "humidity", 70), reading(149, "humidity", 71), reading(90, "temperature", 4));
        List<Float> values = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            var page = api().queryParam("place", centre.storage().value())
                    .queryParam("quantity", "humidity")
                    .queryParam("limit", 10)
                    .queryParam("after", next)
                    .get("/api/v1/measurements")
                    .then()
                    .statusCode(200)
                    .extract();
            values.addAll(page.path("items.value"));
            String more = page.path("next");
            next = more == null ? "" : more;
            pages++;
        } while (!next.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(values).hasSize(27).doesNotHaveDuplicates();
        // The oldest first: the first that was sent is the youngest of one device.
        assertThat(values.getFirst()).isEqualTo(71f);
        api().get("/api/v1/measurements?device=" + one.code() + "&place=1")
                .then()
                .statusCode(400);
        api().get("/api/v1/measurements").then().statusCode(400).body(containsString("device"));
    }

    @Test
    void theFileHoldsTheSameRowsAndNoFormula() {
        Sensor sensor = sensor("=HYPERLINK(1)");
        send(sensor, reading(60, "temperature", -18.5), reading(50, "battery", 91));
        String file = api().get("/api/v1/measurements/export?device=" + sensor.id())
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(file.lines().toList()).hasSize(3).first().isEqualTo("time,device,name,quantity,sensor,value,unit");
        assertThat(file).contains("'=HYPERLINK(1)").contains(",-18.5,Cel").contains(",battery,,91");
        api().get("/api/v1/measurements?device=" + sensor.id() + "&quantity=temperature")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aMonthOfSecondsIsThinnedOutByTheDatabaseAndQuickly() {
        Sensor sensor = sensor("Busy");
        long from = now.minus(Duration.ofDays(30)).toEpochMilli();
        database.number(
                "with made as (insert into measurement_run (device_id, first_ms, message, after_ms, element, quantity, sensor,"
                        + " value, unit)"
                        + " select ?, ? + n * 2000, n, '{0}', '{0}', 'temperature', '', array[-20 + (n % 100) / 50.0], 'Cel'"
                        + " from generate_series(1, 1000000) n returning 1) select count(*) from made",
                sensor.id(), from);
        database.execute("vacuum analyze measurement_run");
        long started = System.nanoTime();
        Map<Measurements.Series, List<TimeChart.Span>> spans =
                measurements.spans(List.of(sensor.id()), "temperature", Instant.ofEpochMilli(from), now, 240);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(spans.values()).hasSize(1);
        List<TimeChart.Span> only = spans.values().iterator().next();
        assertThat(only).hasSizeBetween(180, 241);
        assertThat(only.stream().mapToLong(TimeChart.Span::readings).sum()).isEqualTo(1_000_000);
        assertThat(took).as("a chart of a million readings").isLessThan(Duration.ofSeconds(5));
        started = System.nanoTime();
        assertThat(measurements.after(
                        List.of(sensor.id()),
                        "temperature",
                        Observations.Key.before(Instant.ofEpochMilli(from)),
                        now,
                        201))
                .hasSize(201);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
        api().get("/api/v1/measurements/export?device=" + sensor.id() + "&from=" + Instant.ofEpochMilli(from))
                .then()
                .statusCode(400)
                .body(containsString("500000 rows"));
        database.number(
                "with gone as (delete from measurement_run where device_id = ? returning 1) select count(*) from gone",
                sensor.id());
    }

    @Test
    void whatIsNotMeasuredThereAndWhatIsNoRangeIsRefused() {
        Sensor sensor = sensor("Plain");
        page("/measurements?device=" + sensor.id()).body(containsString("Nothing is measured here"));
        send(sensor, reading(60, "temperature", 4));
        as().get("/measurements?device=" + sensor.id() + "&quantity=pressure")
                .then()
                .statusCode(400);
        as().get("/measurements?device=" + sensor.id() + "&range=99y")
                .then()
                .statusCode(400)
                .body(containsString("6h"));
        page("/measurements?device=" + sensor.id() + "&range=30d")
                .body(not(containsString("Nothing is measured here")));
    }

    private Sensor sensor(String name) {
        String code = "sensor-" + NUMBER.incrementAndGet();
        var made = api().body(Map.of(
                        "code",
                        code,
                        "name",
                        name.startsWith("=") ? name : name + " " + code,
                        "kind",
                        "SENSOR",
                        "dialect",
                        "tallyman",
                        "placeId",
                        centre.storage().value()))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract();
        int id = made.path("device.id");
        return new Sensor(id, code, made.path("token"));
    }

    private String reading(int secondsAgo, String quantity, double value) {
        return "{\"time\":\"%s\",\"quantity\":\"%s\",\"value\":%s,\"unit\":\"%s\"}"
                .formatted(now.minusSeconds(secondsAgo), quantity, value, quantity.equals("temperature") ? "Cel" : "%");
    }

    private void send(Sensor sensor, String... readings) {
        RestAssured.given()
                .header("Authorization", "Bearer " + sensor.token())
                .body("[" + String.join(",", readings) + "]")
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
        Awaitility.await()
                .until(() -> database.number("select count(*) from measurement where device_id = ?", sensor.id())
                        >= readings.length);
    }

    private ValidatableResponse limitFrom(String of, String high, Instant from) {
        return as().contentType(ContentType.URLENC)
                .formParam("high", high)
                .formParam("validFrom", from.toString())
                .redirects()
                .follow(false)
                .post("/measurements/limits?" + of + "&quantity=temperature")
                .then();
    }

    private ValidatableResponse limit(String of, String low, String high) {
        return as().contentType(ContentType.URLENC)
                .formParam("low", low)
                .formParam("high", high)
                .redirects()
                .follow(false)
                .post("/measurements/limits?" + of + "&quantity=temperature")
                .then();
    }

    private ValidatableResponse page(String path) {
        return as().get(path).then().statusCode(200);
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(admin).accept("text/html");
    }

    private RequestSpecification api() {
        return RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .accept("*/*");
    }
}
