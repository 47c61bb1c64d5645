package org.tallyman.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PlacesApiTest {

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
    void makesAPlaceThatMemoryShowsWhenTheAnswerIsThere() {
        Warehouse centre = Warehouse.build();

        int id = caller().body(
                        Map.of("kind", "AISLE", "parentId", centre.storage().value(), "code", "A1", "name", "Aisle 1"))
                .post("/api/v1/places")
                .then()
                .statusCode(201)
                .body("siteId", equalTo((int) centre.site().value()), "timeZone", equalTo("Europe/Berlin"))
                .extract()
                .path("id");

        PlaceView aisle = readPoints.snapshot().place(id).orElseThrow();
        assertThat(aisle.path())
                .isEqualTo("/" + centre.site().value() + "/" + centre.building().value() + "/"
                        + centre.storage().value() + "/" + id + "/");
        assertThat(readPoints.snapshot().children(centre.storage())).containsExactly(aisle);
    }

    @Test
    void namesEveryBrokenFieldValueAndRuleAtOnce() {
        caller().body(Map.of("kind", "SITE", "code", "no spaces", "timeZone", "Mars/Olympus", "gln", "4012345000010"))
                .post("/api/v1/places")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "violations.field", contains("code", "name", "timeZone", "gln"),
                        "violations[0].value", equalTo("no spaces"),
                        "violations[2].rule", containsString("IANA"),
                        "violations[3].rule", containsString("check digit"));
    }

    @Test
    void refusesACodeTwiceInASiteAndTakesItInAnother() {
        Warehouse one = Warehouse.build();
        Warehouse other = Warehouse.build();

        caller().body(zone("RECEIVING", one.building().value()))
                .post("/api/v1/places")
                .then()
                .statusCode(409)
                .body("detail", containsString("RECEIVING"));
        caller().body(zone("RETURNS", one.building().value()))
                .post("/api/v1/places")
                .then()
                .statusCode(201);
        caller().body(zone("RETURNS", other.building().value()))
                .post("/api/v1/places")
                .then()
                .statusCode(201);
        caller().body(Map.of("kind", "SITE", "code", one.code(), "name", "Twin", "timeZone", "UTC"))
                .post("/api/v1/places")
                .then()
                .statusCode(409);
    }

    @Test
    void refusesAPlaceWhereNoneOfItsKindCanStand() {
        Warehouse centre = Warehouse.build();

        caller().body(Map.of("kind", "BUILDING", "parentId", centre.storage().value(), "code", "B2", "name", "B2"))
                .post("/api/v1/places")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("parentId"), "violations[0].rule", containsString("no BUILDING"));
    }

    @Test
    void databaseAndCodeAgreeOnWhatMayStandInWhat() {
        for (PlaceKind parent : PlaceKind.values()) {
            for (PlaceKind kind : PlaceKind.values()) {
                boolean inTable = !entities.createNativeQuery(
                                "select 1 from place_nesting where parent_kind = ?1 and kind = ?2", Integer.class)
                        .setParameter(1, parent.name())
                        .setParameter(2, kind.name())
                        .getResultList()
                        .isEmpty();
                assertThat(PlaceNesting.allows(parent, kind))
                        .as("%s in %s", kind, parent)
                        .isEqualTo(inTable);
            }
        }
    }

    @Test
    void movesAPlaceWithAllThatStandsInIt() {
        Warehouse centre = Warehouse.build();
        int aisle = made(Map.of("kind", "AISLE", "parentId", centre.storage().value(), "code", "A1", "name", "A1"));
        int bin = made(Map.of("kind", "BIN", "parentId", aisle, "code", "A1-01", "name", "A1-01"));

        caller().body(Map.of("parentId", centre.shipping().value()))
                .post("/api/v1/places/" + aisle + "/move")
                .then()
                .statusCode(200)
                .body("parentId", equalTo((int) centre.shipping().value()));

        caller().get("/api/v1/places/" + centre.shipping().value() + "/tree")
                .then()
                .body("id", contains((int) centre.shipping().value(), aisle, bin));
        caller().get("/api/v1/places/" + centre.storage().value() + "/tree")
                .then()
                .body("id", not(hasItem(bin)));
    }

    @Test
    void refusesAMoveIntoItselfOrIntoAnotherSite() {
        Warehouse one = Warehouse.build();
        Warehouse other = Warehouse.build();
        int inner = made(Map.of("kind", "ZONE", "parentId", one.storage().value(), "code", "COLD", "name", "Cold"));

        caller().body(Map.of("parentId", inner))
                .post("/api/v1/places/" + one.storage().value() + "/move")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("stands in the place"));
        caller().body(Map.of("parentId", other.building().value()))
                .post("/api/v1/places/" + one.storage().value() + "/move")
                .then()
                .statusCode(400)
                .body("violations[0].rule", containsString("another site"));
    }

    @Test
    void archivesOnlyWhatNothingInUseStandsIn() {
        Warehouse centre = Warehouse.build();

        caller().post("/api/v1/places/" + centre.building().value() + "/archive")
                .then()
                .statusCode(409);
        caller().post("/api/v1/places/" + centre.storage().value() + "/archive")
                .then()
                .statusCode(409)
                .body("detail", containsString("Read points"));
        caller().post("/api/v1/read-points/" + centre.storagePoint().value() + "/archive")
                .then()
                .statusCode(200);
        caller().post("/api/v1/places/" + centre.storage().value() + "/archive")
                .then()
                .statusCode(200)
                .body("archived", equalTo(true));

        String list = "/api/v1/places?parent=" + centre.building().value();
        caller().get(list).then().body("items.code", not(hasItem("STORAGE")));
        caller().get(list + "&archived=true").then().body("items.code", hasItem("STORAGE"));
        caller().post("/api/v1/places/" + centre.storage().value() + "/restore")
                .then()
                .statusCode(200);
        caller().get(list).then().body("items.code", hasItem("STORAGE"));
    }

    @Test
    void pagesByCursorWithoutLosingOrRepeating() {
        Warehouse centre = Warehouse.build();
        String list = "/api/v1/places?limit=2&parent=" + centre.building().value();

        String first = caller().get(list)
                .then()
                .body("items.code", contains("RECEIVING", "STORAGE"))
                .extract()
                .path("next");
        String second = caller().get(list + "&after=" + first)
                .then()
                .body("items.code", contains("SHIPPING", "D1"))
                .extract()
                .path("next");
        caller().get(list + "&after=" + second).then().body("items.code", contains("D2"), "next", nullValue());
        caller().get(list + "&after=!!").then().statusCode(400).body("violations[0].field", equalTo("after"));
        caller().get("/api/v1/places?limit=201").then().statusCode(400);
    }

    @Test
    void answersStrangersAndUnknownPlacesAsTheyAre() {
        RestAssured.get("/api/v1/places").then().statusCode(401);
        caller().get("/api/v1/places/987654321").then().statusCode(404).body("detail", containsString("987654321"));
        caller().body("{\"parentId\": \"x\"}")
                .post("/api/v1/places/1/move")
                .then()
                .statusCode(400);
    }

    @Test
    void importsATreeOnlyWhenEveryRowHoldsAndADryRunChangesNothing() {
        String good = """
                site,parent,kind,code,name,timeZone
                CSV1,,SITE,CSV1,From a file,Asia/Tokyo
                CSV1,CSV1,BUILDING,B1,Hall,
                CSV1,B1,ZONE,Z1,"Zone, first",
                """;
        String bad = good + "CSV1,NOPE,BIN,X1,Lost,\nCSV1,Z1,SITE,bad code,Odd,\n";

        load(bad, false, 400)
                .body(
                        "violations", hasSize(4),
                        "violations[0].field", equalTo("line 5, parent"),
                        "violations[0].value", equalTo("NOPE"),
                        "violations[1].rule", containsString("a site stands in nothing"));
        load(bad, true).body("rows", equalTo(5), "refusals.line", contains(5, 6, 6, 6));
        load(good, true).body("refusals", empty(), "dryRun", equalTo(true));
        caller().get("/api/v1/sites").then().body("code", not(hasItem("CSV1")));
        load(good, false).body("refusals", empty());
        caller().get("/api/v1/sites").then().body("code", hasItem("CSV1"));
        load(good.replace("Hall", "Great hall"), false).body("refusals", empty());

        String exported = caller().get("/api/v1/places/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(exported).contains("CSV1,CSV1,BUILDING,B1,Great hall", "\"Zone, first\"");
        load(exported, true).body("refusals", empty());
    }

    @Test
    void refusesAFileWithUnknownOrMissingColumns() {
        load("site,parent,kind,code,nmae\n", true, 400).body("violations[0].value", equalTo("nmae"));
        load("site,parent,kind,code\n", true, 400).body("violations[0].value", equalTo("name"));
        load("", true, 400);
    }

    private io.restassured.response.ValidatableResponse load(String csv, boolean dryRun) {
        return load(csv, dryRun, 200);
    }

    private io.restassured.response.ValidatableResponse load(String csv, boolean dryRun, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/places/import?dryRun=" + dryRun)
                .then()
                .statusCode(status);
    }

    private int made(Map<String, Object> body) {
        return caller().body(body)
                .post("/api/v1/places")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> zone(String code, long parent) {
        return Map.of("kind", "ZONE", "parentId", parent, "code", code, "name", code);
    }
}
