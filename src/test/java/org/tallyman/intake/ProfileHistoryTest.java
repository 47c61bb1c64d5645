package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** What was said is read as it was read when it came, whatever the settings of its device are now. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProfileHistoryTest {

    private final TestDevices devices;

    ProfileHistoryTest(TestDevices devices) {
        this.devices = devices;
    }

    @Test
    void aChangedProfileChangesNothingThatWasSaidBefore() {
        TestDevices.Line gateway = devices.register("senml");
        String before = say(gateway, "20.5");
        Map<String, Object> first = message(before);
        devices.configure(gateway, "{\"children\":\"true\"}");
        String after = say(gateway, "21.5");
        assertThat(message(before)).isEqualTo(first);
        assertThat(message(after).toString()).contains("0024befffe804ff1");
        devices.configure(gateway, "{}");
        assertThat(message(after).toString()).contains("0024befffe804ff1");
        assertThat(first.toString()).doesNotContain("child=urn");
        assertThat(devices.number(
                        "select count(*) from device_profile where device_id = ?",
                        gateway.id().value()))
                .isEqualTo(3);
    }

    private static String say(TestDevices.Line gateway, String value) {
        return RestAssured.given()
                .auth()
                .oauth2(gateway.token())
                .contentType(ContentType.JSON)
                .body("[{\"bn\":\"urn:dev:mac:0024befffe804ff1/\",\"n\":\"temperature\",\"u\":\"Cel\",\"v\":%s}]"
                        .formatted(value))
                .post("/ingest/senml")
                .then()
                .statusCode(200)
                .extract()
                .path("message")
                .toString();
    }

    private static Map<String, Object> message(String id) {
        return RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .get("/api/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("$");
    }
}
