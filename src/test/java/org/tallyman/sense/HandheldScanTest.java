package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class HandheldScanTest {

    private final Seen seen;

    HandheldScanTest(Seen seen) {
        this.seen = seen;
    }

    @Test
    void whatAPersonScansAtAReadPointIsSeenThere() {
        Warehouse centre = Warehouse.build();
        String admin = Credentials.newAdminToken();
        String bench = centre.code() + "-BENCH";
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "code",
                        bench,
                        "name",
                        "Bench",
                        "role",
                        "STATION",
                        "placeId",
                        centre.storage().value()))
                .post("/api/v1/read-points")
                .then()
                .statusCode(201);
        String serial = Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        Map<String, String> scan = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "code",
                "(01)09506000134352(21)" + serial,
                "at",
                Seen.NOON.toString(),
                "readPoint",
                bench);
        for (int again = 0; again < 2; again++) {
            RestAssured.given()
                    .auth()
                    .oauth2(admin)
                    .contentType(ContentType.JSON)
                    .body(Map.of("scans", List.of(scan)))
                    .post("/api/v1/scans")
                    .then()
                    .statusCode(200);
        }
        String visits = "select p.code || ' ' || v.kind from visit v join tag t on t.id = v.tag_id"
                + " join read_point p on p.id = v.read_point_id where t.item like '%' || ?";
        Awaitility.await().until(() -> !seen.rows(visits, serial).isEmpty());
        assertThat(seen.rows(visits, serial)).containsExactly(bench + " SEEN");
    }

    @Test
    void aScanCountsAtOnceWhereReadsNeedCompany() {
        Warehouse centre = Warehouse.build();
        String scanned = Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        String read = Seen.newTag();
        Seen.post(
                centre.readerToken(),
                List.of(
                        scan(scanned, centre.code() + "-STORAGE", 0),
                        Seen.read(read, Warehouse.STORAGE_ANTENNA, 0, -50)));
        seen.settle();
        assertThat(seen.rows(
                        "select v.kind from visit v join tag t on t.id = v.tag_id where t.item like '%' || ?", scanned))
                .containsExactly("SEEN");
        assertThat(seen.visits(read)).isEmpty();
    }

    @Test
    void whatAScannerSaysOfTheTimeBeforeItMovedCountsWhereItWasThen() {
        Warehouse before = Warehouse.build();
        Warehouse after = Warehouse.build();
        String admin = Credentials.newAdminToken();
        Map<String, Object> scanner = new HashMap<>(Map.of(
                "code",
                before.readerCode() + "-scanner",
                "name",
                "Scanner",
                "kind",
                "SCANNER",
                "dialect",
                "tallyman",
                "placeId",
                before.storage().value()));
        JsonPath made = call(admin)
                .body(scanner)
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String path = "/api/v1/devices/" + made.getLong("device.id");
        scanner.put("placeId", after.storage().value());
        call(admin).body(scanner).put(path).then().statusCode(200);
        call(admin)
                .body(Map.of(
                        "antenna",
                        0,
                        "readPointId",
                        after.storagePoint().value(),
                        "validFrom",
                        Seen.NOON.plusSeconds(100).toString()))
                .post(path + "/bindings")
                .then()
                .statusCode(200);
        String serial = Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
        Seen.post(
                made.getString("token"),
                List.of(
                        scan(serial + "A", before.code() + "-SHIPPING", 10),
                        scan(serial + "B", before.code() + "-SHIPPING", 200)));
        seen.settle();
        assertThat(seen.rows(
                        "select right(t.item, 1) || ' ' || p.code from visit v join tag t on t.id = v.tag_id"
                                + " join read_point p on p.id = v.read_point_id where t.item like '%' || ? || '_'"
                                + " order by 1",
                        serial))
                .containsExactly("A " + before.code() + "-SHIPPING", "B " + after.code() + "-STORAGE");
    }

    private static RequestSpecification call(String token) {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static String scan(String serial, String readPoint, int second) {
        return "{\"scan\":\"(01)09506000134352(21)" + serial + "\",\"readPoint\":\"" + readPoint + "\",\"time\":\""
                + Seen.NOON.plusSeconds(second) + "\"}";
    }
}
