package org.tallyman.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.tallyman.device.UnknownDevices;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Rebuild;
import org.tallyman.intake.RebuildReport;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.Warehouse;

/** The current tables follow from the journal and from what people said, and the comparison that says so can fail. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildTest {

    private static final long SEED = 7;

    private final Teller teller;
    private final Rebuild rebuild;
    private final UnknownDevices devices;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(5, ChronoUnit.HOURS);
    private String token = "";

    RebuildTest(Teller teller, Rebuild rebuild, UnknownDevices devices) {
        this.teller = teller;
        this.rebuild = rebuild;
        this.devices = devices;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void makesTheSameTablesFromLateShuffledAndRepeatedMessagesAndFromCommandsBetweenThem() {
        Warehouse warehouse = Warehouse.build();
        long serial = 5_000_000;
        List<String> first = Story.messages(Story.of(SEED, start, serial), SEED, true);
        int half = first.size() / 2;
        ship(warehouse, serial);
        teller.tell(warehouse.reader(), first.subList(0, half), 30);
        commission(serial, "LOT-A", start.minusSeconds(60));
        hold(warehouse);
        teller.tell(warehouse.reader(), first.subList(half, first.size()), 30);
        command(warehouse, "close", 3_000);
        command(warehouse, "arrive", 3_600);
        commission(serial + 3, "LOT-B", start.minusSeconds(30));
        commission(serial + Story.TAGS + 5, "NEVER-SEEN", start);
        accept(warehouse);
        changeSettings(warehouse, start.plus(90, ChronoUnit.MINUTES));
        Instant later = start.plus(2, ChronoUnit.HOURS);
        teller.tell(warehouse.reader(), Story.messages(Story.of(SEED + 1, later, serial), SEED, true), 30);
        teller.tell(warehouse.reader(), List.of("nonsense", "[{\"epc\":\"3034\"},{\"epc\":\"no hex\"}]"), 1);

        RebuildReport report = rebuilt();
        assertThat(report.same()).as(report.text()).isTrue();
        assertThat(report.since()).isNull();
        assertThat(teller.rows("select from event where disposition = 'delivered' and error_declared_at is null"))
                .isNotEmpty();
        assertThat(report.results())
                .filteredOn(result -> !result.name().equals("signal"))
                .allSatisfy(
                        result -> assertThat(result.rows()).as(result.name()).isPositive());
        assertThat(teller.rows("select nspname from pg_namespace where nspname = 'rebuild'"))
                .isEmpty();
    }

    /** What of a message is refused once more was counted when the message came. */
    @Test
    void followsReplaysThatSettleNothingAndReplaysThatSettleAPart() {
        DeviceId reader = register("READER", "impinj");
        String read = "{\"type\":\"SIMPLE\",\"timestamp\":\"2026-03-03T12:00:00.123+0000\",\"data\":{\"antenna\":1,"
                + "\"eventNum\":1,\"format\":\"epc\",\"idHex\":\"%s\",\"peakRssi\":-60,\"reads\":1}}";
        teller.tell(reader, List.of(read.formatted(Story.epc(7_000_000)) + read.formatted("no hex")), 1);
        replay(reader, 0);
        configure(reader, Map.of("name", "x", "kind", "READER", "dialect", "zebra"));
        replay(reader, 1);
        replay(reader, 0);
        teller.awaitFolded();
        String counted = "select messages, elements, rejections from device_health where device_id = ?";
        assertThat(teller.rows(counted, reader.value())).isEqualTo(List.of("2 1 2"));
        RebuildReport report = rebuilt();
        assertThat(report.same()).as(report.text()).isTrue();
    }

    /** The older message is folded last, and in the rebuild together with the newer one. */
    @Test
    void knowsWhenAnUnknownChildWasHeardFirstAndLastWhateverIsFoldedFirst() {
        String child = "{\"s\":\"replayed\",\"t\":%d}";
        DeviceId gateway = register("GATEWAY", "json");
        teller.tell(gateway, List.of(child.formatted(1)), 1);
        as().body(
                        "{\"device\":\"$.s\",\"observations\":[{\"quantity\":\"temperature\",\"value\":\"$.t\",\"unit\":\"Cel\"}]}")
                .put("/api/v1/json-mappings/of-children")
                .then()
                .statusCode(200);
        configure(
                gateway,
                Map.of("name", "x", "kind", "GATEWAY", "dialect", "json", "profile", Map.of("mapping", "of-children")));
        teller.tell(gateway, List.of(child.formatted(2)), 1);
        replay(gateway, 1);
        teller.awaitFolded();
        assertThat(teller.rows(
                        "select c.elements, c.first_at < c.last_at, c.last_at = h.last_seen_at from unknown_child c"
                                + " join device_health h on h.device_id = c.gateway_id where c.gateway_id = ?",
                        gateway.value()))
                .isEqualTo(List.of("2 t t"));
        RebuildReport report = rebuilt();
        assertThat(report.same()).as(report.text()).isTrue();
    }

    /** As it was before runs: of a change that was told twice one row was kept. */
    @Test
    void takesChangesOfSignalsThatWereToldTwiceForOne() {
        Warehouse warehouse = Warehouse.build();
        String said = "{\"signal\":\"%s\",\"name\":\"gate\",\"on\":true,\"time\":\"" + start + "\"}";
        teller.tell(warehouse.reader(), List.of(said.formatted("input"), said.formatted("door")), 1);
        teller.awaitFolded();
        String rows = "select message from signal_run where device_id = "
                + warehouse.reader().value();
        assertThat(teller.rows(rows)).hasSize(2);
        teller.execute("delete from signal_run where message = (select max(message) from signal_run where device_id = "
                + warehouse.reader().value() + ")");
        assertThat(teller.rows(rows)).hasSize(1);
        RebuildReport report = rebuilt();
        assertThat(report.same()).as(report.text()).isTrue();
    }

    /** What is done to each table; to all events, since those declared wrong are not compared. */
    private static final Map<String, String> TAMPERINGS = Map.of(
            "cell", "update cell set reads = reads + 1 where ctid = (select min(ctid) from cell)",
            "visit", "delete from visit where ctid = (select min(ctid) from visit)",
            "event", "update event set disposition = 'lost'",
            "item", "update item set lot = 'X' where ctid = (select min(ctid) from item)",
            "stock_count",
                    "update stock_count set quantity = quantity + 1 where ctid = (select min(ctid) from stock_count)",
            "stock_sum", "update stock_sum set at_hand = at_hand + 1 where ctid = (select min(ctid) from stock_sum)",
            "signal", "update signal_run set first_ms = first_ms + 1",
            "device_position", "update device_position set latitude = latitude + 1",
            "device_health", "update device_health set messages = messages + 1");

    /** The last one: it leaves the tables as they are. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noticesRowsThatWereTamperedWith() {
        Warehouse warehouse = Warehouse.build();
        teller.tell(
                warehouse.reader(),
                List.of("[{\"epc\":\""
                        + Story.epc(6_000_000 + warehouse.reader().value())
                        + "\",\"antenna\":4,\"count\":3,\"time\":\"" + start + "\"},"
                        + "{\"latitude\":1,\"longitude\":2,\"time\":\"" + start + "\"},"
                        + "{\"signal\":\"input\",\"name\":\"gate\",\"on\":true,\"time\":\"" + start + "\"}]"),
                1);
        assertThat(rebuilt().same()).isTrue();
        TAMPERINGS.values().forEach(teller::execute);
        RebuildReport report = rebuilt();
        assertThat(report.results())
                .filteredOn(result -> !result.same())
                .extracting(RebuildReport.Result::name)
                .containsAll(TAMPERINGS.keySet());
        assertThat(report.text()).contains("DIFFERENT").contains("do NOT follow");
    }

    private RebuildReport rebuilt() {
        teller.awaitFolded();
        return rebuild.compare().orTimeout(2, TimeUnit.MINUTES).join();
    }

    private void ship(Warehouse warehouse, long serial) {
        post(
                        "/api/v1/shipments",
                        Map.of(
                                "reference",
                                "R-" + warehouse.code(),
                                "direction",
                                "OUTBOUND",
                                "door",
                                warehouse.code() + "/D1",
                                "items",
                                LongStream.range(serial, serial + 4)
                                        .mapToObj(Story::epc)
                                        .toList()))
                .statusCode(201);
        command(warehouse, "open", 300);
    }

    private void command(Warehouse warehouse, String command, long second) {
        post(
                        "/api/v1/shipments/R-" + warehouse.code() + "/" + command,
                        Map.of("at", start.plusSeconds(second).toString()))
                .statusCode(200);
    }

    private void commission(long serial, String lot, Instant effectiveAt) {
        post(
                        "/api/v1/commissioning",
                        Map.of(
                                "lot",
                                lot,
                                "effectiveAt",
                                effectiveAt.toString(),
                                "items",
                                List.of(Map.of("code", Story.epc(serial)), Map.of("code", Story.epc(serial + 1)))))
                .statusCode(200);
    }

    /** What two trackers say of which nobody knows; one of them is accepted later. */
    private void hold(Warehouse warehouse) {
        String said = "{\"device\":\"%s\",\"latitude\":3,\"longitude\":4,\"time\":\"" + start.plusSeconds(5) + "\"}";
        teller.tell(
                warehouse.reader(),
                List.of(said.formatted("known-later"), said.formatted("known-later"), said.formatted("never-known")),
                1);
    }

    private void accept(Warehouse warehouse) {
        devices.acceptChild(warehouse.reader(), "known-later", "").orElseThrow();
        Awaitility.await()
                .until(() -> teller.rows(
                                "select name from unknown_child where gateway_id = ?",
                                warehouse.reader().value())
                        .equals(List.of("never-known")));
    }

    private void changeSettings(Warehouse warehouse, Instant from) {
        for (long point : List.of(
                warehouse.storagePoint().value(), warehouse.door1().outside().value())) {
            post(
                            "/api/v1/read-points/" + point + "/settings",
                            Map.of("gapMs", 60_000, "observedCount", 3, "holdOffMs", 0, "validFrom", from.toString()))
                    .statusCode(200);
        }
    }

    private DeviceId register(String kind, String dialect) {
        String code = dialect + "-" + UUID.randomUUID();
        int id = post("/api/v1/devices", Map.of("code", code, "name", "x", "kind", kind, "dialect", dialect))
                .statusCode(201)
                .extract()
                .path("device.id");
        return new DeviceId(id);
    }

    private void configure(DeviceId device, Map<String, ?> settings) {
        as().body(settings).put("/api/v1/devices/" + device.value()).then().statusCode(200);
    }

    private void replay(DeviceId device, int replayed) {
        post("/api/v1/devices/" + device.value() + "/quarantine/replay", Map.of())
                .statusCode(200)
                .body("replayed", is(replayed));
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private ValidatableResponse post(String path, Map<String, ?> body) {
        return as().body(body).post(path).then();
    }
}
