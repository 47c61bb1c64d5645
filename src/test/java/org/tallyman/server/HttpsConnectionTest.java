package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(TestDatabase.class)
class HttpsConnectionTest {

    @Test
    void answersOverHttpsWithACookieForHttpsOnly() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-ssl-port", Integer.class);
        Cookie cookie = RestAssured.given()
                .relaxedHTTPSValidation()
                .redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams("name", "admin", "password", Credentials.ADMIN_PASSWORD)
                .post("https://localhost:" + port + "/sign-in")
                .getDetailedCookie("tallyman-session");
        assertThat(cookie.isSecured()).isTrue();
    }

    @Test
    void leavesHealthAndMetricsPlain() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        RestAssured.get("http://localhost:" + port + "/health/live").then().statusCode(200);
        RestAssured.get("http://localhost:" + port + "/metrics").then().statusCode(200);
    }

    /** Of the servers here one was asked for a port by name and others for any, and the metrics have room for all. */
    @Test
    void countsServersOnNamedPortsBesideThoseOnAny() {
        int management = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        int pages = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        assertThat(RestAssured.get("http://localhost:" + management + "/metrics")
                        .asString())
                .contains("http_server_bytes_read_count{server_port=\"" + pages + "\"}")
                .contains("http_server_bytes_read_count{server_port=\"any\"}");
    }
}
