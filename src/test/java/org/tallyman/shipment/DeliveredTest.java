package org.tallyman.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.event.EventRecord;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.TestDatabase;

/** What an outbound shipment took along is in transit until it arrives, and then no stock of ours. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DeliveredTest {

    private final Sql sql;
    private Dock dock;
    private final String reference = Dock.aReference();
    private final String item = Dock.anItem(Dock.GTIN);

    DeliveredTest(Sql sql) {
        this.sql = sql;
    }

    @BeforeEach
    void buildADoor() {
        dock = new Dock();
    }

    @Test
    void onceItArrivedItsThingsAreDeliveredAndNotCountedAnyMore() throws SQLException {
        ship(Map.of("toParty", "ACME"));
        assertThat(counted(true)).isEqualTo(1);
        arrive(500);
        assertThat(states(item)).containsEntry(item, "delivered 500");
        assertThat(counted(true)).isZero();
        assertThat(dock.api()
                        .get("/api/v1/items?place=" + dock.warehouse.code())
                        .jsonPath()
                        .<String>getList("items.item"))
                .doesNotContain(item);
        assertThat(dock.api()
                        .get("/api/v1/items?disposition=delivered&place=" + dock.warehouse.code())
                        .jsonPath()
                        .<String>getList("items.item"))
                .containsExactly(item);
    }

    @Test
    void theItemSaysSoWithTheEventAndItsShipment() throws SQLException {
        ship(Map.of());
        arrive(500);
        dock.api()
                .accept("text/html")
                .get("/items/" + item)
                .then()
                .statusCode(200)
                .body(containsString("delivered; left by"));
        UUID event = sql.one("select event_id from item where item = ?", row -> row.getObject(1, UUID.class), item)
                .orElseThrow();
        dock.api()
                .get("/api/v1/events/" + event)
                .then()
                .statusCode(200)
                .body(containsString("\"urn:tallyman:disp:delivered\""))
                .body(containsString("\"urn:tallyman:shipment:" + reference + "\""));
    }

    @Test
    void whatComesBackIsStockAgainUntilThatTurnsOutWrong() throws SQLException {
        ship(Map.of());
        arrive(500);
        Dock.record(List.of(dock.in(item, 900)));
        settle();
        assertThat(states(item)).containsEntry(item, "in_progress 900");
        assertThat(counted(false)).isEqualTo(1);
        Dock.retract(dock.in(item, 900));
        settle();
        assertThat(states(item)).containsEntry(item, "delivered 500");
        assertThat(counted(false)).isZero();
    }

    @Test
    void theLastWordOnItsArrivalHolds() throws SQLException {
        ship(Map.of());
        arrive(600);
        arrive(500);
        assertThat(states(item)).containsEntry(item, "delivered 500");
        assertThat(sql.one(
                        "select c.id from event e join event c on c.id = any (e.corrective) and c.error_declared_at is null"
                                + " join event_epc m on m.event_id = e.id where m.epc = ?",
                        row -> row.getObject(1, UUID.class),
                        item))
                .isPresent();
    }

    @Test
    void whatGoesToAPlaceOfOursIsInTransitUntilItIsSeenThere() throws SQLException {
        ship(Map.of("to", dock.warehouse.code() + "/STORAGE"));
        arrive(500);
        assertThat(states(item)).containsEntry(item, "in_transit 10");
        assertThat(counted(true)).isEqualTo(1);
    }

    @Test
    void ofACancelledOneNothingIsDelivered() throws SQLException {
        ship(Map.of());
        arrive(500);
        dock.command(reference, "cancel", 600).statusCode(200);
        settle();
        assertThat(states(item)).containsEntry(item, "in_transit 10");
        assertThat(counted(true)).isEqualTo(1);
    }

    /** Around the given words of people, what readers tell comes in any order, and some of it twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inAnyOrderTheSameIsDelivered(long seed) throws SQLException {
        Random random = new Random(seed);
        String back = Dock.anItem(Dock.GTIN);
        String onTheYard = Dock.anItem(Dock.GTIN);
        String twice = Dock.anItem(Dock.OTHER_GTIN);
        String returned = Dock.anItem(Dock.GTIN);
        String never = Dock.anItem(Dock.GTIN);
        List<Step> steps = new ArrayList<>();
        for (EventRecord told : List.of(
                dock.out(item, 10),
                dock.out(back, 20),
                dock.in(back, 30),
                dock.out(onTheYard, 40),
                dock.outside(onTheYard, 60),
                dock.out(twice, 70),
                dock.out(twice, 80),
                dock.out(returned, 90),
                dock.in(returned, 900))) {
            steps.add(random.nextInt(steps.size() + 1), () -> Dock.record(List.of(told)));
            steps.add(random.nextInt(steps.size() + 1), () -> Dock.record(List.of(told)));
        }
        List<Step> said = List.of(
                () -> dock.command(reference, "open", 0).statusCode(200),
                () -> dock.command(reference, "close", 100).statusCode(200),
                () -> dock.command(reference, "arrive", 500).statusCode(200),
                () -> Dock.record(List.of(dock.out(never, 95))),
                this::settle,
                () -> Dock.retract(dock.out(never, 95)));
        int at = 0;
        for (Step step : said) {
            at += random.nextInt(steps.size() + 1 - at);
            steps.add(at, step);
            at++;
        }
        order(Map.of());
        for (Step step : steps) {
            step.run();
        }
        settle();
        assertThat(states(item, back, onTheYard, twice, returned, never))
                .as("seed %d", seed)
                .isEqualTo(Map.of(
                        item, "delivered 500",
                        back, "in_progress 30",
                        onTheYard, "delivered 500",
                        twice, "delivered 500",
                        returned, "in_progress 900"));
        assertThat(counted(true)).isZero();
        assertThat(counted(false)).isEqualTo(2);
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void order(Map<String, String> to) {
        Map<String, Object> order = new HashMap<>(
                Map.of("reference", reference, "direction", "OUTBOUND", "door", dock.door(), "items", List.of(item)));
        order.putAll(to);
        dock.api().body(order).post("/api/v1/shipments").then().statusCode(201);
    }

    private void ship(Map<String, String> to) throws SQLException {
        order(to);
        dock.command(reference, "open", 0).statusCode(200);
        Dock.record(List.of(dock.out(item, 10)));
        dock.command(reference, "close", 100).statusCode(200);
    }

    private void arrive(long second) {
        dock.command(reference, "arrive", second).statusCode(200);
        settle();
    }

    private void settle() {
        Awaitility.await()
                .until(() ->
                        sql.one("select from delivery_due limit 1", row -> true).isEmpty());
    }

    /** Disposition of each that is known, and since which second. */
    private Map<String, String> states(String... items) {
        return sql
                .list(
                        "select item, disposition || ' ' || (extract(epoch from since)::bigint - ?) from item where item = any (?)",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        dock.start.getEpochSecond(),
                        items)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Pieces counted at the door. */
    private long counted(boolean inTransit) {
        return sql.one(
                        "select coalesce(sum(quantity), 0) from stock_count where place_id = ? and in_transit = ?",
                        row -> row.getLong(1),
                        dock.warehouse.door1().place().value(),
                        inTransit)
                .orElseThrow();
    }
}
