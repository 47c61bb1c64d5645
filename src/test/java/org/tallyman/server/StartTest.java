package org.tallyman.server;

import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StartTest {

    @Test
    void isHealthyOnItsManagementPort() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        RestAssured.given()
                .port(port)
                .get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", is("UP"));
    }
}
