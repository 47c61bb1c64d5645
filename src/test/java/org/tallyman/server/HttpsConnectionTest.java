package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@TestProfile(HttpsConnectionTest.Generated.class)
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

    public static final class Generated implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Map<String, String> settings = new HashMap<>(Https.settings(
                        Map.of("TALLYMAN_TLS", "generated"), Files.createTempDirectory("tallyman-tls-")));
                settings.put("quarkus.http.test-ssl-port", "0");
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
