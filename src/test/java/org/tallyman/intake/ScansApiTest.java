package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.catalog.Products;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ScansApiTest {

    private static final String AT = "2026-03-01T10:00:00+01:00";

    private final TestDevices devices;
    private final Products products;
    private final Journal journal;

    ScansApiTest(TestDevices devices, Products products, Journal journal) {
        this.devices = devices;
        this.products = products;
        this.journal = journal;
    }

    @Test
    void saysOfEachScanWhatItIs() {
        devices.number("insert into product (gtin, name) values ('09506000134352', 'Tea') on conflict (gtin) do update"
                + " set name = excluded.name returning id");
        Awaitility.await().until(() -> products.byGtin("09506000134352").isPresent());
        TestDevices.Line handheld = devices.register("tallyman");
        Response answer = post(
                handheld.token(),
                List.of(
                        scan(UUID.randomUUID(), "]d2010950600013435221SER7"),
                        scan(UUID.randomUUID(), "(01)09506000134353"),
                        scan(UUID.randomUUID(), "BIN-12"),
                        Map.of("id", "7", "code", "x", "at", AT)));
        answer.then()
                .statusCode(200)
                .body("results.size()", is(4))
                .body("results[0].accepted", is(true))
                .body("results[0].elements", is("(01)09506000134352(21)SER7"))
                .body("results[0].link", containsString("/01/09506000134352/21/SER7"))
                .body("results[0].product.name", is("Tea"))
                .body("results[0].message", notNullValue())
                .body("results[1].accepted", is(false))
                .body("results[1].refusal.rule", notNullValue())
                .body("results[1].message", notNullValue())
                .body("results[2].accepted", is(true))
                .body("results[2].kind", is("PLAIN"))
                .body("results[3].accepted", is(false))
                .body("results[3].refusal.field", is("id"))
                .body("results[3].message", nullValue());
        StoredMessage stored = journal.find(new MessageId(Long.parseLong(answer.path("results[0].message"))))
                .orElseThrow();
        assertThat(stored.device()).isEqualTo(handheld.id());
        assertThat(new String(stored.frame().payload(), StandardCharsets.UTF_8)).contains("BIN-12");
    }

    @Test
    void answersTheSameScanAsTheFirstTimeAndKeepsItOnce() {
        TestDevices.Line handheld = devices.register("tallyman");
        UUID id = UUID.randomUUID();
        Response first = post(handheld.token(), List.of(scan(id, "BIN-1"), scan(id, "BIN-1")));
        Response again = post(handheld.token(), List.of(scan(id, "BIN-1"), scan(UUID.randomUUID(), "BIN-2")));
        first.then().statusCode(200).body("results[1]", equalTo(first.path("results[0]")));
        again.then().statusCode(200).body("results[0]", equalTo(first.path("results[0]")));
        assertThat(devices.number(
                        "select count(*) from scan_result where sender = ?",
                        "device:" + handheld.id().value()))
                .isEqualTo(2);
        assertThat(journal.ofDevice(handheld.id(), new MessageId(Long.MAX_VALUE), 10))
                .hasSize(2);
    }

    @Test
    void refusesAnIdThatWasUsedForAnotherScan() {
        TestDevices.Line handheld = devices.register("tallyman");
        UUID id = UUID.randomUUID();
        post(handheld.token(), List.of(scan(id, "BIN-1"))).then().body("results[0].accepted", is(true));
        post(handheld.token(), List.of(scan(id, "BIN-2")))
                .then()
                .statusCode(200)
                .body("results[0].accepted", is(false))
                .body("results[0].refusal.code", is("id-used"));
    }

    @Test
    void refusesBatchesThatAreEmptyOrTooLong() {
        String token = devices.register("tallyman").token();
        post(token, List.of()).then().statusCode(400);
        List<Map<String, String>> many = IntStream.range(0, 501)
                .mapToObj(i -> scan(UUID.randomUUID(), "BIN"))
                .toList();
        post(token, many).then().statusCode(400).body("violations[0].field", is("scans"));
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/scans")
                .then()
                .statusCode(400);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        UUID id = UUID.randomUUID();
        post(
                        devices.register("tallyman").token(),
                        List.of(
                                Map.of("id", id.toString(), "code", "x", "at", "yesterday"),
                                Map.of("id", id.toString(), "code", "", "at", AT),
                                Map.of("id", id.toString(), "code", "x", "at", AT, "readPoint", "nowhere")))
                .then()
                .statusCode(200)
                .body("results.refusal.field", is(List.of("at", "code", "readPoint")));
    }

    @Test
    void takesScansOfPeopleWhoMayScanAndOfNobodyElse() {
        post(Credentials.newAdminToken(), List.of(scan(UUID.randomUUID(), "BIN-1")))
                .then()
                .statusCode(200)
                .body("results[0].accepted", is(true));
        String viewer = RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", Credentials.ADMIN_PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "viewer", "verbs", List.of("view")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        post(viewer, List.of(scan(UUID.randomUUID(), "BIN-1"))).then().statusCode(403);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("scans", List.of()))
                .post("/api/v1/scans")
                .then()
                .statusCode(401);
    }

    private static Map<String, String> scan(UUID id, String code) {
        return Map.of("id", id.toString(), "code", code, "at", AT);
    }

    private static Response post(String token, List<Map<String, String>> scans) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("scans", scans))
                .post("/api/v1/scans");
    }
}
