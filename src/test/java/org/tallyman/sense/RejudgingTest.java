package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** Changes of bindings and settings that reach back take in what was seen since. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RejudgingTest {

    private static final int LOOSE_ANTENNA = 12;

    private final Seen seen;
    private String admin = "";
    private Warehouse centre;

    RejudgingTest(Seen seen) {
        this.seen = seen;
    }

    @BeforeEach
    void build() {
        admin = Credentials.newAdminToken();
        centre = Warehouse.build();
    }

    @Test
    void whatAnUnboundAntennaReadCountsOnceItIsBound() {
        String loose = Seen.newTag();
        String known = Seen.newTag();
        List<String> reads = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            reads.add(Seen.read(loose, LOOSE_ANTENNA, second * 1000L, -55));
            reads.add(Seen.read(known, Warehouse.STORAGE_ANTENNA, second * 1000L, -55));
        }
        Seen.post(centre.readerToken(), reads);
        seen.settle();
        assertThat(seen.cells(loose)).isEmpty();
        assertThat(unbound()).containsExactly("40");

        bind(LOOSE_ANTENNA, centre.storagePoint().value(), null);

        assertThat(seen.cells(loose)).isEqualTo(seen.cells(known)).hasSize(40);
        assertThat(seen.visits(loose)).isEqualTo(seen.visits(known)).containsExactly("0.0 SEEN STORAGE");
        assertThat(unbound()).isEmpty();
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .get("/api/v1/items?q=" + loose)
                .then()
                .statusCode(200);
    }

    @Test
    void readsMoveToAnotherReadPointFromTheTimeOfTheNewBinding() {
        String moved = Seen.newTag();
        String stays = Seen.newTag();
        List<String> reads = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            reads.add(Seen.read(moved, Warehouse.STORAGE_ANTENNA, second * 1000L + 300, -55));
            reads.add(Seen.read(stays, Warehouse.SHIPPING_ANTENNA, second * 1000L, -60));
        }
        Seen.post(centre.readerToken(), reads);
        seen.settle();
        assertThat(seen.visits(moved)).containsExactly("0.3 SEEN STORAGE");
        List<String> untouched = seen.cells(stays);

        bind(Warehouse.STORAGE_ANTENNA, centre.shippingPoint().value(), 30_500L);

        assertThat(seen.cells(moved))
                .hasSize(60)
                .filteredOn(cell -> cell.contains("SHIPPING"))
                .hasSize(29);
        assertThat(seen.visits(moved).getFirst()).isEqualTo("0.3 SEEN STORAGE");
        assertThat(seen.visits(moved).getLast()).endsWith("SEEN SHIPPING");
        assertThat(seen.cells(stays)).isEqualTo(untouched);
    }

    @Test
    void aBindingBetweenTwoOthersHoldsUpToTheNextOne() {
        String tag = Seen.newTag();
        List<String> reads = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            reads.add(Seen.read(tag, LOOSE_ANTENNA, second * 1000L, -55));
        }
        Seen.post(centre.readerToken(), reads);
        bind(LOOSE_ANTENNA, centre.shippingPoint().value(), 20_000L);
        assertThat(seen.cells(tag)).hasSize(10);
        bind(LOOSE_ANTENNA, centre.storagePoint().value(), 10_000L);
        assertThat(seen.cells(tag))
                .hasSize(20)
                .filteredOn(cell -> cell.contains("STORAGE"))
                .hasSize(10);
        bindings(Map.of(
                        "antenna",
                        LOOSE_ANTENNA,
                        "validFrom",
                        Seen.NOON.plusMillis(10_000).toString()))
                .statusCode(400)
                .body("violations[0].field", equalTo("validFrom"));
    }

    @Test
    void otherThresholdsFromAnEarlierTimeAreJudgedSinceThen() {
        String glimpsed = Seen.newTag();
        Seen.post(centre.readerToken(), List.of(Seen.read(glimpsed, Warehouse.STORAGE_ANTENNA, 0, -55)));
        seen.settle();
        assertThat(seen.visits(glimpsed)).isEmpty();
        settings(Map.of(
                "observedCount", 1, "validFrom", Seen.NOON.minusSeconds(5).toString()));
        assertThat(seen.visits(glimpsed)).containsExactly("0.0 SEEN STORAGE");
        settings(Map.of(
                "observedCount", 3, "validFrom", Seen.NOON.minusSeconds(1).toString()));
        assertThat(seen.visits(glimpsed)).isEmpty();
        assertThat(seen.rows("select error_reason from event where error_declared_at is not null and body::text like '%"
                        + serialOf(glimpsed) + "%'"))
                .hasSize(1);
    }

    @Test
    void widerCellsFromAnEarlierTimeAreMergedAnew() {
        String tag = Seen.newTag();
        List<String> reads = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            reads.add(Seen.read(tag, Warehouse.STORAGE_ANTENNA, second * 1000L, -55));
        }
        Seen.post(centre.readerToken(), reads);
        seen.settle();
        settings(
                Map.of("quantumMs", 5000, "validFrom", Seen.NOON.plusSeconds(10).toString()));
        assertThat(seen.cells(tag)).hasSize(10 + 4);
        assertThat(seen.rows("select sum(reads) from cell c join tag t on t.id = c.tag_id where t.epc_hex = ?", tag))
                .containsExactly("30");
    }

    @Test
    void beamsThatAreBoundLaterDecideWhatWasSeenBefore() {
        String tag = Seen.newTag();
        int antenna = centre.door1().insideAntenna();
        List<String> said = new ArrayList<>();
        for (int second = 0; second < 8; second++) {
            said.add(Seen.read(tag, antenna, second * 1000L, -55));
        }
        said.add(Seen.beam("out", true, 3_000));
        said.add(Seen.beam("in", true, 3_600));
        said.add(Seen.beam("out", false, 4_000));
        said.add(Seen.beam("in", false, 4_600));
        Seen.post(centre.readerToken(), said);
        seen.settle();
        assertThat(seen.visits(tag)).containsExactly("0.0 SEEN D1-DOOR_INSIDE");
        beam("out", "OUTER");
        beam("in", "INNER");
        assertThat(seen.visits(tag)).containsExactly("0.0 SEEN D1-DOOR_INSIDE", "3.6 INWARD D1-DOOR_INSIDE");
    }

    @Test
    void readsThatComeMeanwhileCountOnceAndWhereTheyBelong() throws Exception {
        String tag = Seen.newTag();
        long storage = centre.storagePoint().value();
        long shipping = centre.shippingPoint().value();
        Thread reader = Thread.ofVirtual().start(() -> {
            for (int ten = 0; ten < 40; ten++) {
                List<String> reads = new ArrayList<>();
                for (int second = ten * 10; second < ten * 10 + 10; second++) {
                    reads.add(Seen.read(tag, LOOSE_ANTENNA, second * 1000L, -55));
                }
                Seen.post(centre.readerToken(), reads);
            }
        });
        for (int change = 7; change >= 0; change--) {
            bind(LOOSE_ANTENNA, change % 2 == 0 ? storage : shipping, change * 50_000L);
        }
        reader.join();
        seen.settle();
        List<String> expected = new ArrayList<>();
        for (int second = 0; second < 400; second++) {
            expected.add(second + (second / 50 % 2 == 0 ? " STORAGE 1" : " SHIPPING 1"));
        }
        assertThat(seen.cells(tag).stream()
                        .map(cell -> cell.split(" "))
                        .map(parts -> Long.parseLong(parts[0]) / 1000 + " " + parts[1] + " " + parts[2]))
                .containsExactlyElementsOf(expected);
    }

    /** As after a kill in the middle: nothing but the tables tells how far it came. */
    @Test
    void goesOnWhereItWasBrokenOff() {
        String tag = Seen.newTag();
        List<String> reads = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            reads.add(Seen.read(tag, Warehouse.STORAGE_ANTENNA, second * 1000L, -55));
        }
        Seen.post(centre.readerToken(), reads);
        seen.settle();
        List<String> cells = seen.cells(tag);
        List<String> visits = seen.visits(tag);
        long readPoint = centre.storagePoint().value();
        seen.rows(
                "with gone as (delete from cell where read_point_id = ? returning tag_id),"
                        + " due as (insert into sense_due (read_points, from_ms, from_journal, phase, next)"
                        + " values (array[?::bigint], 0, true, 'MERGE', 1) returning id),"
                        + " noted as (insert into sense_due_tag (due_id, tag_id, from_ms, to_ms)"
                        + " select distinct due.id, tag_id, 0, 9000000000000 from due, gone)"
                        + " update snapshot_version set version = version + 1 where name = 'device' returning 1",
                readPoint,
                readPoint);
        assertThat(seen.cells(tag)).isEmpty();
        seen.settle();
        assertThat(seen.cells(tag)).isEqualTo(cells).hasSize(20);
        assertThat(seen.visits(tag)).isEqualTo(visits).hasSize(1);
    }

    @Test
    void anAntennaThatReadNothingReachesNothing() {
        String tag = Seen.newTag();
        Seen.post(centre.readerToken(), List.of(Seen.read(tag, Warehouse.STORAGE_ANTENNA, 0, -55)));
        seen.settle();
        mark(tag);
        bind(LOOSE_ANTENNA, centre.storagePoint().value(), null);
        bind(LOOSE_ANTENNA, centre.shippingPoint().value(), -5_000L);
        assertThat(isMarked(tag)).isTrue();
    }

    @Test
    void onlyWhatTheAntennaReadIsReached() {
        String loose = Seen.newTag();
        String both = Seen.newTag();
        String other = Seen.newTag();
        Seen.post(
                centre.readerToken(),
                List.of(
                        Seen.read(loose, LOOSE_ANTENNA, 0, -55),
                        Seen.read(loose, LOOSE_ANTENNA, 1000, -55),
                        Seen.read(both, Warehouse.STORAGE_ANTENNA, 100, -55),
                        Seen.read(both, LOOSE_ANTENNA, 200, -50),
                        Seen.read(both, Warehouse.STORAGE_ANTENNA, 300_000, -55),
                        Seen.read(other, Warehouse.STORAGE_ANTENNA, 0, -55)));
        seen.settle();
        mark(other);
        bind(LOOSE_ANTENNA, centre.storagePoint().value(), null);
        assertThat(isMarked(other)).isTrue();
        assertThat(seen.visits(loose)).containsExactly("0.0 SEEN STORAGE");
        assertThat(seen.cells(both)).containsExactly("0 STORAGE 2 -10500 -5000 100", "300000 STORAGE 1 -5500 -5500 0");
    }

    @Test
    void whatWasScannedThereByNameStaysAmongWhatAReadPointSaw() {
        String tag = Seen.newTag();
        String scan = "{\"scan\":\"(01)80614141123458(21)" + serialOf(tag) + "\",\"readPoint\":\"" + centre.code()
                + "-STORAGE\",\"time\":\"" + Seen.NOON + "\"}";
        Seen.post(Warehouse.build().readerToken(), List.of(scan));
        Seen.post(centre.readerToken(), List.of(Seen.read(tag, LOOSE_ANTENNA, 500, -55)));
        seen.settle();
        bind(LOOSE_ANTENNA, centre.storagePoint().value(), null);
        assertThat(seen.rows(
                        "select reads from cell c join tag t on t.id = c.tag_id where t.item like '%/21/' || ?",
                        serialOf(tag)))
                .containsExactly("2");
    }

    /** Makes a cell one that no message says: judging its tag anew from the journal would put that right. */
    private void mark(String tag) {
        assertThat(seen.rows(
                        "update cell set reads = 77 from tag t where t.id = cell.tag_id and t.epc_hex = ? returning 1",
                        tag))
                .hasSize(1);
    }

    private boolean isMarked(String tag) {
        return seen.cells(tag).getFirst().contains(" 77 ");
    }

    @Test
    void refusesABeamThatIsNoneNamingFieldAndRule() {
        refusedBeam(Map.of("doorId", centre.door1().place().value(), "side", "INNER"), "signal");
        refusedBeam(Map.of("signal", "x", "doorId", centre.storage().value(), "side", "INNER"), "doorId");
        refusedBeam(Map.of("signal", "x", "doorId", centre.door1().place().value(), "side", "LEFT"), "side");
        beam("x", "INNER");
        call().body(Map.of("signal", "x"))
                .post(path() + "/beams")
                .then()
                .statusCode(200)
                .body("$", hasSize(2), "[1].doorId", equalTo(null));
    }

    private void refusedBeam(Map<String, Object> body, String field) {
        call().body(body).post(path() + "/beams").then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    private void beam(String signal, String side) {
        call().body(Map.of("signal", signal, "doorId", centre.door1().place().value(), "side", side))
                .post(path() + "/beams")
                .then()
                .statusCode(200);
        seen.settle();
    }

    private void bind(int antenna, long readPoint, @Nullable Long ms) {
        Map<String, Object> body = new HashMap<>(Map.of("antenna", antenna, "readPointId", readPoint));
        if (ms != null) {
            body.put("validFrom", Seen.NOON.plusMillis(ms).toString());
        }
        bindings(body).statusCode(200);
        seen.settle();
    }

    private ValidatableResponse bindings(Map<String, Object> body) {
        return call().body(body).post(path() + "/bindings").then();
    }

    private void settings(Map<String, Object> body) {
        call().body(body)
                .post("/api/v1/read-points/" + centre.storagePoint().value() + "/settings")
                .then()
                .statusCode(200);
        seen.settle();
    }

    private List<String> unbound() {
        return seen.rows(
                "select reads from unbound_antenna where device_id = ?",
                centre.reader().value());
    }

    private String serialOf(String epc) {
        return String.valueOf(Long.parseLong(epc.substring(epc.length() - 8), 16));
    }

    private String path() {
        return "/api/v1/devices/" + centre.reader().value();
    }

    private io.restassured.specification.RequestSpecification call() {
        return RestAssured.given().auth().oauth2(admin).contentType(ContentType.JSON);
    }
}
