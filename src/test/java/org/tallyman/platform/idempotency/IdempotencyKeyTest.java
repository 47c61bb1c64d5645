package org.tallyman.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class IdempotencyKeyTest {

    private static final String DEVICES = "/api/v1/devices";

    @Inject
    Idempotency idempotency;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    private final String key = UUID.randomUUID().toString();
    private final String name = "Reader " + key.substring(0, 8);
    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void answersTheSecondTimeAsTheFirst() {
        Response first = register(name);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();

        register(name)
                .then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("Idempotent-Replayed", "true")
                .header("Cache-Control", "no-store")
                .header("Location", equalTo(first.header("Location")))
                .body(equalTo(first.asString()));
        assertThat(devicesOfThisName()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBodyOrAddress() {
        register(name).then().statusCode(201);

        register("Another " + name)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/key-used"), "detail", containsString(key));
        keyed().body(Map.of("code", "any", "kind", "TRAILER"))
                .post("/api/v1/assets")
                .then()
                .statusCode(422);
    }

    @Test
    void keysOfTwoCallersNeverMeet() {
        register(name).then().statusCode(201);
        token = Credentials.newTokenAt(Warehouse.build().code());

        keyed().body(Map.of("kind", "TRAILER", "code", "K-" + key.substring(0, 8)))
                .post("/api/v1/assets")
                .then()
                .statusCode(403);
    }

    @Test
    void aRefusedCommandLeavesItsKeyForTheCorrectedOne() {
        keyed().body(Map.of("name", name, "kind", "READER", "dialect", "klingon"))
                .post(DEVICES)
                .then()
                .statusCode(400);

        register(name).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void aTryThatChangesNothingUsesNoKeyUp() {
        String gtin = "09506000777009";
        String csv = "gtin,name\n" + gtin + ",Of a file\n";

        importProducts(csv, true).then().statusCode(200).body("refusals.size()", equalTo(0));
        importProducts(csv, false).then().statusCode(200).header("Idempotent-Replayed", nullValue());
        importProducts(csv, false).then().statusCode(200).header("Idempotent-Replayed", "true");
    }

    @Test
    void carriesACommandOutOnceHoweverManySendItAtTheSameTime() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = IntStream.range(0, 16)
                    .mapToObj(caller -> callers.submit(() -> register(name).statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnly(201, 409).contains(201);
        assertThat(devicesOfThisName()).isEqualTo(1);
    }

    @Test
    void saysSoWhenItWasCarriedOutButItsAnswerWasLost() {
        register(name).then().statusCode(201);
        assertThat(sql.update("update idempotency set answer = null")).isPositive();

        register(name).then().statusCode(409).body("type", equalTo("/problems/carried-out"));
        assertThat(devicesOfThisName()).isEqualTo(1);
    }

    @Test
    void forgetsAKeyAfterItsTime() {
        register(name).then().statusCode(201);
        clock.advance(Idempotency.KEPT.plus(Duration.ofMinutes(1)));
        token = Credentials.newAdminToken();

        register(name).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertThat(devicesOfThisName()).isEqualTo(2);

        clock.advance(Idempotency.KEPT.plus(Duration.ofMinutes(1)));
        idempotency.forget();
        assertThat(sql.list("select 1 from idempotency", row -> 1)).isEmpty();
    }

    @Test
    void keepsNeitherKeysNorTokensThatOneCouldRead() {
        String secret = register(name).path("token");

        List<String> kept = sql.list(
                "select id || answer as bytes from idempotency",
                row -> new String(row.getBytes("bytes"), StandardCharsets.ISO_8859_1));
        assertThat(kept).isNotEmpty().allSatisfy(bytes -> assertThat(bytes).doesNotContain(secret, key));
    }

    @Test
    void namesAKeyThatIsNone() {
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "once-please")
                .body(Map.of("name", name))
                .post(DEVICES)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Idempotency-Key"), "violations[0].value", equalTo("once-please"));
    }

    @Test
    void asksWhoCallsBeforeItLooksAtTheKey() {
        register(name).then().statusCode(201);

        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "none")
                .body(Map.of())
                .post(DEVICES)
                .then()
                .statusCode(401);
        token = Credentials.issue(new DeviceId(7701), "R-7701").deviceToken();
        register(name).then().statusCode(403).body("type", not(containsString("key")));
    }

    private Response register(String name) {
        return keyed().body(Map.of("name", name, "kind", "READER", "dialect", "tallyman"))
                .post(DEVICES);
    }

    private RequestSpecification keyed() {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key);
    }

    private Response importProducts(String csv, boolean dryRun) {
        return keyed().contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/products/import?dryRun=" + dryRun);
    }

    private long devicesOfThisName() {
        return sql.one("select count(*) from device where name = ?", row -> row.getLong(1), name)
                .orElseThrow();
    }
}
