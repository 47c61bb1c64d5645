package org.tallyman.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProblemsTest {

    @Test
    void namesThePositionOfBrokenJson() {
        admin().contentType(ContentType.JSON)
                .body("{\"name\": \"a\",\n \"x\": }")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"))
                .body("detail", containsString("line 2 column"))
                .body("detail", not(containsString("com.fasterxml")));
    }

    @Test
    void namesTheFieldOfTheWrongKind() {
        admin().contentType(ContentType.JSON)
                .body("{\"name\": {\"first\": 1}}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("/name"));
    }

    @Test
    void takesNoNumberForATextAndNoFractionForAWholeNumber() {
        post("{\"gtin\": 9506000134352, \"name\": \"a\"}")
                .body("violations[0].field", equalTo("/gtin"), "violations[0].rule", equalTo("is a text"));
        post("{\"gtin\": \"09506000134352\", \"name\": true}")
                .body("violations[0].field", equalTo("/name"), "violations[0].rule", equalTo("is a text"));
        post("{\"gtin\": \"09506000134352\", \"name\": \"a\", \"quantityPerCase\": 1.5}")
                .body("violations[0].field", equalTo("/quantityPerCase"))
                .body("violations[0].rule", equalTo("is a whole number"));
    }

    @Test
    void namesTheTextThatNoTableHolds() {
        post("{\"gtin\": \"09506000134352\", \"name\": \"a\\u0000b\"}")
                .body("violations[0].field", equalTo("/name"), "violations[0].rule", containsString("NUL"));
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .urlEncodingEnabled(false)
                .get("/api/v1/shipments?q=a%00b")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("NUL"));
    }

    private static ValidatableResponse post(String product) {
        return RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(product)
                .post("/api/v1/products")
                .then()
                .statusCode(400);
    }

    @Test
    void namesTheMemberThatNobodyKnows() {
        admin().contentType(ContentType.JSON)
                .body("{\"name\": \"a\", \"verb\": [\"view\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/verb"))
                .body("violations[0].rule", containsString("known are expiresInDays, name"));
    }

    @Test
    void saysWhatIsExpectedInWordsOfJson() {
        admin().contentType(ContentType.JSON)
                .body("{\"name\": \"a\", \"expiresInDays\": \"soon\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/expiresInDays"))
                .body("violations[0].value", equalTo("soon"))
                .body("violations[0].rule", equalTo("is a whole number"))
                .body("detail", not(containsString("java.")));
    }

    @Test
    void answersEveryKindOfRefusalWithAProblem() {
        RequestSpecification caller = given().auth().oauth2(Credentials.newAdminToken());
        caller.get("/api/v1/no-such-thing").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        given().auth()
                .oauth2(Credentials.newAdminToken())
                .contentType("application/xml")
                .body("<a/>")
                .post("/api/v1/commissioning/import")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE);
        given().auth()
                .oauth2(Credentials.newAdminToken())
                .get("/api/v1/devices?limit=many")
                .then()
                .statusCode(greaterThanOrEqualTo(400))
                .contentType(Problem.MEDIA_TYPE);
        given().auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body("[" + " ".repeat(3_000_000) + "]")
                .post("/api/v1/places")
                .then()
                .statusCode(413);
    }

    @Test
    void sendsPeopleToSignInAndBack() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/settings/me?tab=2")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in?return=%2Fsettings%2Fme%3Ftab%3D2"));
    }

    @Test
    void saysWhichMethodAnAddressTakes() {
        given().auth()
                .oauth2(Credentials.newAdminToken())
                .delete("/appearance")
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", Credentials.ADMIN_PASSWORD);
    }
}
