package org.tallyman.intake.explain;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** How much may be asked to be explained at once. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SizeLimitsTest {

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void explainsTenThousandCodesAndNoMore() {
        post("ident", Map.of("codes", Collections.nCopies(10_000, "4006381333931")))
                .statusCode(200)
                .body("codes", hasSize(10_000));
        post("ident", Map.of("codes", Collections.nCopies(10_001, "4006381333931")))
                .statusCode(400)
                .body("violations[0].field", equalTo("codes"))
                .body("violations[0].value", equalTo("10001 elements"))
                .body("violations[0].rule", containsString("at most 10000"));
    }

    @Test
    void refusesACodeThatIsTooLongByItself() {
        post("ident", Map.of("codes", List.of("4006381333931", "9".repeat(4_096), "9".repeat(4_097))))
                .statusCode(200)
                .body("codes[0].valid", equalTo(true))
                .body("codes[2].error.field", equalTo("code"))
                .body("codes[2].error.rule", containsString("at most 4096"));
    }

    @Test
    void decodesAThousandFramesAndNoMore() {
        Map<String, Object> order = Map.of("dialect", "tallyman", "frames", Collections.nCopies(1_000, "[]"));
        post("decode", order).statusCode(200).body("frames", hasSize(1_000));
        post("decode", Map.of("dialect", "tallyman", "frames", Collections.nCopies(1_001, "[]")))
                .statusCode(400)
                .body("violations[0].field", equalTo("frames"))
                .body("violations[0].rule", containsString("at most 1000"));
    }

    @Test
    void takesNoBodyOverTheLimitOfTheHouse() {
        for (String what : List.of("ident", "decode")) {
            post(what, Map.of("codes", List.of("x".repeat(2_200_000))))
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/too-large"));
        }
    }

    private ValidatableResponse post(String what, Object body) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/" + what)
                .then();
    }
}
