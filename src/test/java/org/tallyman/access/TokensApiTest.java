package org.tallyman.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TokensApiTest {

    private static final String TOKENS = "/api/v1/tokens";

    @TestHTTPResource("/live")
    @Nullable
    URI live;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @BeforeEach
    @AfterEach
    void forgetFailures() {
        clock.reset();
        sql.update("delete from sign_in_failure");
    }

    @Test
    void makesATokenForWhoeverGivesNameAndPassword() {
        String token = create(Map.of("name", "from a script"))
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("Cache-Control", "no-store")
                .body("verbs", nullValue())
                .extract()
                .path("token");
        assertThat(token).matches("tmu_[0-9a-f]{12}_[0-9a-f]{40}");
        given().auth()
                .oauth2(token)
                .get(TOKENS)
                .then()
                .statusCode(200)
                .body("items.name", hasItem("from a script"))
                .body("items[0].token", nullValue());
    }

    @Test
    void makesNoTokenForATokenOrADeviceOrAStranger() {
        Credentials credentials = Credentials.issue(new DeviceId(8001), "R-8001");
        given().auth()
                .oauth2(credentials.adminToken())
                .contentType(ContentType.JSON)
                .body("{}")
                .post(TOKENS)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(credentials.deviceToken())
                .contentType(ContentType.JSON)
                .body("{}")
                .post(TOKENS)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(TOKENS)
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void takesAPasswordNowhereElse() {
        given().auth()
                .preemptive()
                .basic("admin", Credentials.ADMIN_PASSWORD)
                .get(TOKENS)
                .then()
                .statusCode(401);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        ValidatableResponse made = create(Map.of("name", "short-lived")).statusCode(201);
        String token = made.extract().path("token");
        int id = made.extract().path("id");
        given().auth().oauth2(token).get(TOKENS).then().statusCode(200);
        given().auth().oauth2(token).delete(TOKENS + "/" + id).then().statusCode(204);
        given().auth()
                .oauth2(token)
                .get(TOKENS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType(Problem.MEDIA_TYPE)
                .body("status", equalTo(401));
    }

    @Test
    void whoeverListensWithARevokedTokenHearsNothingMore() throws Exception {
        ValidatableResponse made = create(Map.of("name", "a listener")).statusCode(201);
        String token = made.extract().path("token");
        int id = made.extract().path("id");
        HttpRequest request = HttpRequest.newBuilder(URI.create(live + "?topics=stock"))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<Stream<String>> listening = client.send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(listening.statusCode()).isEqualTo(200);
            Iterator<String> lines = listening.body().iterator();
            assertThat(CompletableFuture.supplyAsync(lines::hasNext).get(5, TimeUnit.SECONDS))
                    .as("greeted")
                    .isTrue();
            given().auth().oauth2(token).delete(TOKENS + "/" + id).then().statusCode(204);
            CompletableFuture.runAsync(() -> lines.forEachRemaining(line -> {})).get(5, TimeUnit.SECONDS);
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void namesTheSiteAtWhichAServiceCannotBe() {
        create(Map.of("name", "x", "service", "of-nowhere", "verbs", List.of("view"), "sites", List.of("NO-SUCH-SITE")))
                .statusCode(400)
                .body("violations[0].field", equalTo("sites"), "violations[0].value", equalTo("NO-SUCH-SITE"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        String token = create(Map.of("name", "a day", "expiresInDays", 1))
                .statusCode(201)
                .extract()
                .path("token");
        given().auth().oauth2(token).get(TOKENS).then().statusCode(200);
        clock.advance(Duration.ofDays(1));
        given().auth().oauth2(token).get(TOKENS).then().statusCode(401);
    }

    @Test
    void aServiceIsMadeWithItsFirstToken() {
        String service = "erp-" + UUID.randomUUID().toString().substring(0, 8);
        String token = create(Map.of("name", "nightly", "service", service, "verbs", List.of("view")))
                .statusCode(201)
                .extract()
                .path("token");
        given().auth()
                .oauth2(token)
                .get(TOKENS)
                .then()
                .statusCode(200)
                .body("items", not(hasItem("from a script")))
                .body("items[0].verbs", equalTo(List.of("view")));
        assertThat(sql.list("select after from audit_entry where object_id = ?", row -> row.getString(1), service))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("view@*").doesNotContain(token));
    }

    @Test
    void namesFieldValueAndRuleOfABadOrder() {
        create(Map.of("name", " ")).statusCode(400).body("detail", containsString("name"));
        create(Map.of("name", "x", "verbs", List.of("fly")))
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("fly"));
        create(Map.of("name", "x", "expiresInDays", 0)).statusCode(400).body("detail", containsString("expiresInDays"));
        create(Map.of("name", "x", "service", "admin")).statusCode(400).body("detail", containsString("person"));
        create(Map.of("name", "x", "service", "New One")).statusCode(400);
    }

    @Test
    void anUnknownTokenIsNotFoundAndSomeoneElsesNeither() {
        String token = Credentials.newAdminToken();
        given().auth().oauth2(token).delete(TOKENS + "/999999999").then().statusCode(404);
        String service = "wms-" + UUID.randomUUID().toString().substring(0, 8);
        String other = create(Map.of("name", "x", "service", service, "verbs", List.of("view")))
                .extract()
                .path("token");
        int admins = create(Map.of("name", "mine")).extract().path("id");
        given().auth().oauth2(other).delete(TOKENS + "/" + admins).then().statusCode(404);
    }

    @Test
    void aLockedNameWaitsLongerWithEachFailureAndIsTheSameForUnknownNames() {
        for (String name : List.of("admin", "no-such-person")) {
            for (int i = 0; i < 5; i++) {
                post(name, "wrong").statusCode(401);
            }
            int first = waitOf(post(name, "wrong"));
            assertThat(first).isBetween(25, 32);
            clock.advance(Duration.ofSeconds(31));
            post(name, "wrong").statusCode(401);
            assertThat(waitOf(post(name, "wrong"))).isBetween(55, 62);
            clock.reset();
        }
        int locked = waitOf(post("admin", Credentials.ADMIN_PASSWORD));
        assertThat(locked).isPositive();
        clock.advance(Duration.ofMinutes(2));
        post("admin", Credentials.ADMIN_PASSWORD).statusCode(201);
        post("admin", "wrong").statusCode(401);
    }

    @Test
    void anAddressThatTriesManyNamesWaits() {
        for (int i = 0; i < 50; i++) {
            post("guess-" + i, "wrong").statusCode(401);
        }
        post("guess-50", "wrong").statusCode(429).header("Retry-After", Integer::parseInt, greaterThan(0));
        post("admin", Credentials.ADMIN_PASSWORD).statusCode(429);
    }

    @Test
    void anAddressThatTriesManyTokensWaitsButGoodTokensPass() {
        Credentials credentials = Credentials.issue(new DeviceId(8002), "R-8002");
        String wrong = "tmu_" + "0".repeat(12) + "_" + "0".repeat(40);
        for (int i = 0; i < 60; i++) {
            int status = given().auth().oauth2(wrong).get(TOKENS).statusCode();
            assertThat(status).isIn(401, 429);
        }
        given().auth()
                .oauth2(wrong)
                .get(TOKENS)
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, greaterThan(0))
                .contentType(Problem.MEDIA_TYPE);
        given().auth().oauth2(credentials.deviceToken()).get(TOKENS).then().statusCode(403);
        clock.advance(Duration.ofMinutes(1));
        given().auth().oauth2(wrong).get(TOKENS).then().statusCode(401);
    }

    @Test
    void refusesMalformedAuthorization() {
        for (String header : List.of("Bearer", "Bearer ", "Basic %%%", "Basic YWRtaW4=", "Digest x", "x")) {
            given().header("Authorization", header).get(TOKENS).then().statusCode(401);
        }
        clock.advance(Duration.ofMinutes(2));
    }

    private static int waitOf(ValidatableResponse response) {
        return Integer.parseInt(response.statusCode(429)
                .contentType(Problem.MEDIA_TYPE)
                .extract()
                .header("Retry-After"));
    }

    private static ValidatableResponse create(Map<String, ?> order) {
        return given().auth()
                .preemptive()
                .basic("admin", Credentials.ADMIN_PASSWORD)
                .contentType(ContentType.JSON)
                .body(order)
                .post(TOKENS)
                .then();
    }

    private static ValidatableResponse post(String name, String password) {
        return given().auth()
                .preemptive()
                .basic(name, password)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x"))
                .post(TOKENS)
                .then();
    }
}
