package org.tallyman.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
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
