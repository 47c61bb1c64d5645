package org.tallyman.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.Warehouse;

/**
 * Two warehouses live the same hour. One tells of it as it happens; the other in any order, in other messages, with
 * repeats, most of it long after what came later was folded. Their tables must say the same.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class AnyOrderThroughTheDatabaseTest {

    private static final AtomicLong NEXT_SERIAL = new AtomicLong(1_000_000);

    /** Queries of what a warehouse holds, in names that do not depend on it. */
    private static final Map<String, String> TABLES = tables();

    private final Teller teller;

    AnyOrderThroughTheDatabaseTest(Teller teller) {
        this.teller = teller;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderAndAnyRepetitionGivesTheSameTables(long seed) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(3, ChronoUnit.HOURS);
        Map<String, List<String>> told = live(seed, start, false);
        Map<String, List<String>> shuffled = live(seed, start, true);
        told.forEach((table, rows) -> {
            assertThat(shuffled.get(table)).as("seed %d, table %s", seed, table).isEqualTo(rows);
            assertThat(rows).as("a story that fills %s", table).isNotEmpty();
        });
    }

    private Map<String, List<String>> live(long seed, Instant start, boolean shuffled) {
        Warehouse warehouse = Warehouse.build();
        long serial = NEXT_SERIAL.getAndAdd(1_000);
        ship(warehouse, serial, start);
        List<String> messages = Story.messages(Story.of(seed, start, serial), seed, shuffled);
        teller.tell(warehouse.reader(), messages, shuffled ? 1 + new Random(seed).nextInt(60) : 40);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TABLES.forEach((name, sql) -> rows.put(name, teller.rows(filled(sql, warehouse, serial))));
        return rows;
    }

    /** A shipment that expects half of the things and is open for the middle of the hour and arrives before its end. */
    private static void ship(Warehouse warehouse, long serial, Instant start) {
        String token = Credentials.newAdminToken();
        String reference = "S-" + warehouse.code();
        List<String> items = LongStream.range(serial, serial + Story.TAGS / 2)
                .mapToObj(Story::epc)
                .toList();
        post(
                token,
                "/api/v1/shipments",
                Map.of(
                        "reference",
                        reference,
                        "direction",
                        "OUTBOUND",
                        "door",
                        warehouse.code() + "/D1",
                        "items",
                        items));
        String path = "/api/v1/shipments/" + reference;
        post(token, path + "/open", Map.of("at", start.plusSeconds(600).toString()));
        post(token, path + "/close", Map.of("at", start.plusSeconds(3_000).toString()));
        post(token, path + "/arrive", Map.of("at", start.plusSeconds(3_300).toString()));
    }

    private static void post(String token, String path, Map<String, ?> body) {
        int status = RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .statusCode();
        assertThat(status).as(path).isBetween(200, 201);
    }

    private static String filled(String sql, Warehouse warehouse, long serial) {
        String number =
                "regexp_replace(" + (sql.contains("event_epc t") ? "t.epc" : "t.item") + ", '^.*/21/', '')::bigint";
        return sql.replace("{thing}", number + " - " + serial)
                .replace("{mine}", number + " between " + serial + " and " + (serial + Story.TAGS - 1))
                .replace("{code}", warehouse.code())
                .replace("{reader}", String.valueOf(warehouse.reader().value()));
    }

    private static Map<String, String> tables() {
        String point = "(select substr(code, length('{code}') + 1) from read_point where id = %s)";
        String place = "(select p.code from place p where p.id = %s)";
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                "cell",
                "select {thing}, c.start_ms, " + point.formatted("c.read_point_id") + ", c.reads, c.scans, c.rssi_sum,"
                        + " c.rssi_reads, c.rssi_best, c.first_ms, c.last_ms"
                        + " from cell c join tag t on t.id = c.tag_id where {mine}");
        tables.put(
                "visit",
                "select {thing}, v.at_ms, " + point.formatted("v.read_point_id") + ", v.kind, v.decided_ms"
                        + " from visit v join tag t on t.id = v.tag_id where {mine}");
        tables.put(
                "event",
                "select {thing}, e.event_time, " + point.formatted("e.read_point_id") + ", e.biz_step, e.disposition"
                        + " from event e join event_epc t on t.event_id = e.id"
                        + " where e.error_declared_at is null and {mine}");
        tables.put(
                "item",
                "select {thing}, " + place.formatted("t.place_id") + ", " + point.formatted("t.read_point_id")
                        + ", t.disposition, t.biz_step, t.since from item t where {mine}");
        tables.put(
                "stock_count",
                "select gtin, lot, " + place.formatted("s.place_id") + ", in_transit, quantity from stock_count s"
                        + " where quantity > 0 and place_id in (select p.id from place p join place site"
                        + " on site.id = p.site_id where site.code = '{code}')");
        tables.put(
                "door_passage",
                "select {thing}, t.direction, t.at, s.reference = 'S-{code}' from door_passage t"
                        + " left join shipment s on s.id = t.shipment_id where {mine}");
        tables.put("fix", "select observed_ms, latitude, longitude from fix where device_id = {reader}");
        tables.put(
                "measurement",
                "select observed_ms, quantity, sensor, value from measurement where device_id = {reader}");
        tables.put(
                "device_position",
                "select observed_ms, latitude, longitude from device_position where device_id = {reader}");
        tables.put(
                "device_value",
                "select observed_ms, quantity, sensor, value from device_value where device_id = {reader}");
        return tables;
    }
}
