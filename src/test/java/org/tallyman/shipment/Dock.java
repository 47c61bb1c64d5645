package org.tallyman.shipment;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.tallyman.epcis.BusinessContext;
import org.tallyman.epcis.EventHead;
import org.tallyman.epcis.ObjectEvent;
import org.tallyman.event.EventIds;
import org.tallyman.event.EventRecord;
import org.tallyman.event.EventStore;
import org.tallyman.event.Retraction;
import org.tallyman.testsupport.Warehouse;

/** A door of a warehouse of its own, things that go through it, and the API. */
final class Dock {

    static final String GTIN = "09506000134352";
    static final String OTHER_GTIN = "09506000134369";

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    final Warehouse warehouse = Warehouse.build();
    final String token = org.tallyman.testsupport.Credentials.newAdminToken();
    final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

    static String anItem(String gtin) {
        return "https://id.gs1.org/01/" + gtin + "/21/S" + SERIAL.incrementAndGet();
    }

    static String anSscc() {
        String digits = "0950600013" + String.format("%07d", SERIAL.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    static String aReference() {
        return "T-" + UUID.randomUUID().toString().substring(0, 12);
    }

    String door() {
        return warehouse.code() + "/D1";
    }

    EventRecord out(String item, long second) {
        return passage(item, second, true);
    }

    EventRecord in(String item, long second) {
        return passage(item, second, false);
    }

    /** Seen on the yard side of the door, where it stands. */
    EventRecord outside(String item, long second) {
        return seen(item, second, true, "arriving", "in_progress");
    }

    private EventRecord passage(String item, long second, boolean outward) {
        return seen(item, second, outward, outward ? "departing" : "receiving", outward ? "in_transit" : "in_progress");
    }

    private EventRecord seen(String item, long second, boolean outside, String bizStep, String disposition) {
        long point = (outside ? warehouse.door1().outside() : warehouse.door1().inside()).value();
        Instant at = start.plusSeconds(second);
        BusinessContext context = BusinessContext.NONE
                .withWhy(bizStep, disposition)
                .withWhere("urn:tallyman:read-point:" + point, "urn:tallyman:place:" + point);
        return new EventRecord(
                EventIds.of(at, item, Long.toString(point)),
                ObjectEvent.observe(EventHead.at(at, ZoneOffset.UTC), List.of(item), context),
                point,
                warehouse.door1().place().value(),
                0,
                0);
    }

    static void record(List<EventRecord> events) throws SQLException {
        inTransaction(
                connection -> Arc.container().instance(EventStore.class).get().record(events, connection));
    }

    static void retract(EventRecord event) throws SQLException {
        inTransaction(connection -> Arc.container()
                .instance(EventStore.class)
                .get()
                .retract(List.of(new Retraction(event.id(), "incorrect_data", List.of(), Instant.now())), connection));
    }

    private static void inTransaction(Work work) throws SQLException {
        try (Connection connection =
                Arc.container().instance(DataSource.class).get().getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.run(connection);
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    RequestSpecification api() {
        return RestAssured.given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    ValidatableResponse create(String reference, String direction, List<String> items, List<?> products) {
        return api().body(Map.of(
                        "reference", reference,
                        "direction", direction,
                        "door", door(),
                        "items", items,
                        "products", products))
                .post("/api/v1/shipments")
                .then();
    }

    ValidatableResponse get(String reference) {
        return api().get("/api/v1/shipments/" + reference).then().statusCode(200);
    }

    ValidatableResponse command(String reference, String command, long second) {
        return api().body(Map.of("at", start.plusSeconds(second).toString()))
                .post("/api/v1/shipments/" + reference + "/" + command)
                .then();
    }

    /** State and numbers in one line. */
    String summary(String reference) {
        var json = get(reference).extract().jsonPath();
        return json.getString("state") + " " + json.getInt("progress.read") + "/" + json.getInt("progress.expected")
                + " +" + json.getInt("progress.unexpected");
    }

    static <T> List<T> copiesOf(List<T> all) {
        List<T> twice = new ArrayList<>(all);
        twice.addAll(all);
        return twice;
    }
}
