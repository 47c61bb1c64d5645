package org.tallyman.device;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** Who may configure at one site changes nothing at another. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BindingRightsTest {

    private final DataSource dataSource;

    BindingRightsTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void bindsAntennasAndBeamsOnlyWithinTheSitesOfTheCaller() throws SQLException {
        Warehouse own = Warehouse.build();
        Warehouse foreign = Warehouse.build();
        String token = serviceAt(own);
        long device = RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "Reader",
                        "dialect", "tallyman",
                        "kind", "READER",
                        "placeId", own.receiving().value()))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("device.id");
        Map<String, Object> there =
                Map.of("antenna", 3, "readPointId", foreign.storagePoint().value());
        Map<String, Object> here =
                Map.of("antenna", 3, "readPointId", own.storagePoint().value());
        // What is at a site of others does not exist as a choice.
        post(token, device, "bindings", there, 400);
        post(token, device, "bindings", here, 200);
        post(token, device, "beams", beam(foreign), 400);
        post(token, device, "beams", beam(own), 200);
    }

    private static Map<String, Object> beam(Warehouse centre) {
        return Map.of(
                "signal",
                "gpi1",
                "side",
                "INNER",
                "doorId",
                centre.door1().place().value());
    }

    private static void post(String token, long device, String what, Map<String, Object> body, int status) {
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/devices/" + device + "/" + what)
                .then()
                .statusCode(status);
    }

    private String serviceAt(Warehouse centre) throws SQLException {
        String name = "installer-" + centre.code().toLowerCase(java.util.Locale.ROOT);
        String token = RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", Credentials.ADMIN_PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "installs readers", "service", name, "verbs", List.of("view", "configure")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("update user_grant set site_id = ?"
                        + " where user_id = (select id from app_user where name = ?)")) {
            update.setLong(1, centre.site().value());
            update.setString(2, name);
            update.executeUpdate();
        }
        return token;
    }
}
