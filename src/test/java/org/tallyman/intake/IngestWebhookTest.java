package org.tallyman.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A platform that knows a secret and no token of ours. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IngestWebhookTest {

    private static final String SECRET = "a-secret-of-a-platform";
    private static final String BODY = "{\"epc\":\"30340242201D8840009EFDF7\",\"antenna\":1}";

    private final TestDevices devices;
    private String token = "";

    IngestWebhookTest(TestDevices devices) {
        this.devices = devices;
    }

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void takesWhatIsSignedAndNothingElse() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        String path = "/ingest/tallyman/" + device.code();
        RestAssured.given().body(BODY).post(path).then().statusCode(401);
        put(device, Map.of("scheme", "HMAC_SHA256", "secret", SECRET));

        RestAssured.given()
                .header("X-Hub-Signature-256", "sha256=" + signature(BODY))
                .body(BODY)
                .post(path)
                .then()
                .statusCode(200)
                .body("accepted", is(1));
        RestAssured.given()
                .header("X-Hub-Signature-256", "sha256=" + signature(BODY))
                .body(BODY + " ")
                .post(path)
                .then()
                .statusCode(401)
                .body("type", is("/problems/unproven"))
                .body("detail", containsString("not that of this body"))
                .body(not(containsString(SECRET)));
        RestAssured.given()
                .body(BODY)
                .post(path)
                .then()
                .statusCode(401)
                .body("detail", containsString("X-Hub-Signature-256 is missing"));
        RestAssured.given()
                .header("X-Hub-Signature-256", "sha256=" + signature(BODY))
                .body(BODY)
                .post("/ingest/zebra/" + device.code())
                .then()
                .statusCode(403);
        assertThat(devices.quarantined(device)).isZero();
        devices.disable(device);
        RestAssured.given()
                .header("X-Hub-Signature-256", "sha256=" + signature(BODY))
                .body(BODY)
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenInTheQueryOrASecretInAHeaderIsProofToo() {
        TestDevices.Line device = devices.register("tallyman");
        TestDevices.Line other = devices.register("tallyman");
        String path = "/ingest/tallyman/" + device.code();
        RestAssured.given()
                .body(BODY)
                .post(path + "?token=" + device.token())
                .then()
                .statusCode(200);
        RestAssured.given()
                .auth()
                .oauth2(device.token())
                .body(BODY)
                .post(path)
                .then()
                .statusCode(200);
        RestAssured.given()
                .body(BODY)
                .post(path + "?token=" + other.token())
                .then()
                .statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(other.token())
                .body(BODY)
                .post(path)
                .then()
                .statusCode(401);
        put(device, Map.of("scheme", "TOKEN", "secret", SECRET));
        RestAssured.given()
                .header("X-Api-Key", SECRET)
                .body(BODY)
                .post(path)
                .then()
                .statusCode(200);
        RestAssured.given()
                .header("X-Api-Key", SECRET + "x")
                .body(BODY)
                .post(path)
                .then()
                .statusCode(401);
        RestAssured.given().body(BODY).post("/ingest/tallyman/nobody").then().statusCode(401);
    }

    @Test
    void theProofMayStandInAuthorization() throws Exception {
        TestDevices.Line other = devices.register("tallyman");
        for (String prefix : List.of("Bearer ", "Bearer", "Basic ", "Apikey ", "")) {
            TestDevices.Line device = devices.register("tallyman");
            String path = "/ingest/tallyman/" + device.code();
            put(device, Map.of("scheme", "TOKEN", "secret", SECRET, "header", "authorization", "prefix", prefix));
            authorized(prefix + SECRET).post(path).then().statusCode(200);
            authorized(prefix + SECRET + "x")
                    .post(path)
                    .then()
                    .statusCode(401)
                    .body("type", is("/problems/unproven"))
                    .body(not(containsString(SECRET)));
            authorized("Bearer " + device.token()).post(path).then().statusCode(200);
            authorized("Bearer " + other.token()).post(path).then().statusCode(401);
            authorized("Bearer " + token).post(path).then().statusCode(401);
            authorized(prefix + SECRET)
                    .post("/ingest/zebra/" + device.code())
                    .then()
                    .statusCode(403);
            authorized(prefix + SECRET).get(path).then().statusCode(401);
        }
        TestDevices.Line signing = devices.register("tallyman");
        put(signing, Map.of("scheme", "HMAC_SHA256", "secret", SECRET, "header", "Authorization", "prefix", "HMAC "));
        authorized("HMAC " + signature(BODY))
                .post("/ingest/tallyman/" + signing.code())
                .then()
                .statusCode(200);
    }

    @Test
    void anAuthorizationThatNoWebhookAsksForIsWrongAsBefore() {
        TestDevices.Line elsewhere = devices.register("tallyman");
        TestDevices.Line device = devices.register("tallyman");
        put(elsewhere, Map.of("scheme", "TOKEN", "secret", SECRET));
        put(device, Map.of("scheme", "TOKEN", "secret", SECRET, "header", "Authorization", "prefix", "Bearer "));
        for (String path : List.of(
                "/ingest/tallyman/" + elsewhere.code(),
                "/ingest/tallyman",
                "/ingest/tallyman/" + device.code() + "/more",
                "/ingest/tallyman/" + device.code() + "/../nobody")) {
            authorized("Bearer " + SECRET)
                    .post(path)
                    .then()
                    .statusCode(401)
                    .body("type", is("/problems/unauthenticated"));
        }
    }

    @Test
    void whoeverGuessesAnAuthorizationIsMadeToWaitToo() {
        TestDevices.Line device = devices.register("tallyman");
        put(device, Map.of("scheme", "TOKEN", "secret", SECRET, "header", "Authorization", "prefix", "Bearer "));
        String path = "/ingest/tallyman/" + device.code();
        for (int i = 0; i < 60; i++) {
            authorized("Bearer guess-" + i).post(path).then().statusCode(401);
        }
        authorized("Bearer " + SECRET).post(path).then().statusCode(429).header("Retry-After", not(is("0")));
        authorized("Bearer " + device.token()).post(path).then().statusCode(200);
    }

    private static RequestSpecification authorized(String with) {
        return RestAssured.given().header("Authorization", with).body(BODY);
    }

    @Test
    void whoeverGuessesIsMadeToWaitAndNobodyElse() throws Exception {
        TestDevices.Line device = devices.register("tallyman");
        TestDevices.Line other = devices.register("tallyman");
        for (TestDevices.Line each : List.of(device, other)) {
            put(each, Map.of("scheme", "HMAC_SHA256", "secret", SECRET));
        }
        String path = "/ingest/tallyman/" + device.code();
        for (int i = 0; i < 60; i++) {
            RestAssured.given().body(BODY).post(path).then().statusCode(401);
        }
        signed().post(path).then().statusCode(429).header("Retry-After", not(is("0")));
        signed().post("/ingest/tallyman/" + other.code()).then().statusCode(200);
        RestAssured.given()
                .body(BODY)
                .post(path + "?token=" + device.token())
                .then()
                .statusCode(200);
    }

    private static RequestSpecification signed() throws Exception {
        return RestAssured.given()
                .header("X-Hub-Signature-256", "sha256=" + signature(BODY))
                .body(BODY);
    }

    @Test
    void theSecretIsSetAndNeverTold() {
        TestDevices.Line device = devices.register("json");
        put(device, Map.of("scheme", "HMAC_SHA1", "secret", SECRET, "header", "X-Sig"));
        String page = "/devices/" + device.id().value();
        for (String path : List.of("/api/v1" + page + "/webhook", page, page + "/webhook", "/settings/audit")) {
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(SECRET)));
        }
        put(device, Map.of("scheme", "HMAC_SHA512", "header", "X-Sig"));
        as().body(Map.of("scheme", "TOKEN", "secret", "too short"))
                .put("/api/v1" + page + "/webhook")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("secret"))
                .body(not(containsString("too short")));
        as().body(Map.of("scheme", "HMAC_SHA256", "secret", SECRET, "signed", "{body}", "timestampHeader", "X-T"))
                .put("/api/v1" + page + "/webhook")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("signed"));
        as().delete("/api/v1" + page + "/webhook").then().statusCode(204);
        as().get("/api/v1" + page + "/webhook").then().statusCode(404);
    }

    @Test
    void thePageSetsIt() {
        TestDevices.Line device = devices.register("json");
        String page = "/devices/" + device.id().value();
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParams(Map.of("scheme", "HMAC_SHA256", "secret", SECRET, "header", "X-Mine", "encoding", "BASE64"))
                .post(page + "/webhook")
                .then()
                .statusCode(303);
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get(page)
                .then()
                .body(containsString("X-Mine"))
                .body(containsString("/ingest/json/" + device.code()));
    }

    private void put(TestDevices.Line device, Map<String, String> body) {
        as().body(body)
                .put("/api/v1/devices/" + device.id().value() + "/webhook")
                .then()
                .statusCode(200);
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private RequestSpecification as() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
