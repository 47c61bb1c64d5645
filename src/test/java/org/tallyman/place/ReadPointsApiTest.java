package org.tallyman.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadPointsApiTest {

    @Inject
    ReadPoints readPoints;

    @Inject
    EntityManager entities;

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    @Test
    void startsWithTheDefaultsOfItsRoleSinceEver() {
        Warehouse centre = Warehouse.build();
        PlaceSnapshot snapshot = readPoints.snapshot();

        assertThat(snapshot.settingsAt(centre.storagePoint().value(), Instant.EPOCH.minusSeconds(9)))
                .isEqualTo(ReadPointRole.ZONE.defaults());
        assertThat(snapshot.settingsAt(centre.door1().outside().value(), Instant.now()))
                .isEqualTo(ReadPointRole.DOOR_OUTSIDE.defaults());
        assertThat(snapshot.find(centre.door1().inside().value())
                        .orElseThrow()
                        .place()
                        .id())
                .isEqualTo(centre.door1().place());
    }

    @Test
    void changesSettingsFromAnInstantOnAndKeepsThePast() {
        long point = Warehouse.build().storagePoint().value();

        caller().body(Map.of("validFrom", "2026-03-01T10:00:00Z", "gapMs", 30000, "bizStep", "holding"))
                .post("/api/v1/read-points/" + point + "/settings")
                .then()
                .statusCode(200)
                .body("$", hasSize(2), "[1].settings.gapMs", equalTo(30000), "[1].settings.observedCount", equalTo(2));

        PlaceSnapshot snapshot = readPoints.snapshot();
        assertThat(snapshot.settingsAt(point, Instant.parse("2026-03-01T09:59:59.999Z"))
                        .gapMs())
                .isEqualTo(120_000);
        assertThat(snapshot.settingsAt(point, Instant.parse("2026-03-01T10:00:00Z"))
                        .bizStep())
                .isEqualTo("holding");
    }

    @Test
    void refusesSettingsThatBeginBeforeTheNewestOrBreakABound() {
        String settings =
                "/api/v1/read-points/" + Warehouse.build().storagePoint().value() + "/settings";
        caller().body(Map.of("validFrom", "2026-03-01T10:00:00Z"))
                .post(settings)
                .then()
                .statusCode(200);

        caller().body(Map.of("validFrom", "2026-03-01T10:00:00Z"))
                .post(settings)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("validFrom"));
        caller().body(Map.of("quantumMs", 5000, "gapMs", 1000))
                .post(settings)
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("quantumMs"));
        caller().body(Map.of("observedCount", 0))
                .post(settings)
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("1 to 1000"));
    }

    @Test
    void databaseItselfRefusesToRewriteThePast() {
        long point = Warehouse.build().storagePoint().value();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery(
                                        "update read_point_setting set gap_ms = 5000 where read_point_id = " + point)
                                .executeUpdate()))
                .hasStackTraceContaining("keeps its rows");
    }

    @Test
    void givesADoorOneReadPointASide() {
        Warehouse centre = Warehouse.build();

        caller().body(Map.of(
                        "role",
                        "DOOR_INSIDE",
                        "doorId",
                        centre.door1().place().value(),
                        "code",
                        centre.code() + "-again",
                        "name",
                        "Again"))
                .post("/api/v1/read-points")
                .then()
                .statusCode(409)
                .body("detail", containsString("bind more antennas"));
        caller().body(Map.of(
                        "role",
                        "DOOR_INSIDE",
                        "doorId",
                        centre.storage().value(),
                        "code",
                        centre.code() + "-odd",
                        "name",
                        "Odd"))
                .post("/api/v1/read-points")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("kind DOOR"));
    }

    @Test
    void changesNameAndPlaceAndRefusesATakenCode() {
        Warehouse centre = Warehouse.build();
        String point = "/api/v1/read-points/" + centre.storagePoint().value();

        caller().body(Map.of(
                        "code",
                        centre.code() + "-S",
                        "name",
                        "Shelf",
                        "placeId",
                        centre.shipping().value()))
                .put(point)
                .then()
                .statusCode(200)
                .body("placeId", equalTo((int) centre.shipping().value()), "name", equalTo("Shelf"));
        caller().body(Map.of(
                        "code",
                        centre.code() + "-SHIPPING",
                        "name",
                        "Shelf",
                        "placeId",
                        centre.shipping().value()))
                .put(point)
                .then()
                .statusCode(409);
    }
}
