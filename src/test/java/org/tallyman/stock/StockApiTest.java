package org.tallyman.stock;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** From what a reader says to the numbers that people see. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StockApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void readsBecomeAnItemAtAPlaceAndACount() {
        Warehouse centre = Warehouse.build();
        String tag = Seen.privateTag();
        Seen.by(centre, Warehouse.STORAGE_ANTENNA, tag, Instant.now().minusSeconds(60));

        eventually(() -> item(tag)
                .body("kind", equalTo("UNKNOWN"))
                .body("place.id", equalTo((int) centre.storage().value()))
                .body("lastSeen.reads", equalTo(2))
                .body("event", notNullValue()));
        stock("place", centre)
                .body("items", hasSize(1))
                .body("items[0].quantity", equalTo(0))
                .body("items[0].unknown", equalTo(1));
    }

    @Test
    void commissioningGivesAPrivateTagItsProductAndALaterWordCorrectsIt() {
        Warehouse centre = Warehouse.build();
        String tag = Seen.privateTag();
        Seen.by(centre, Warehouse.STORAGE_ANTENNA, tag, Instant.now().minusSeconds(60));
        eventually(
                () -> item(tag).body("place.id", equalTo((int) centre.storage().value())));

        commission(tag, "9506000134352", "L2", Instant.now()).statusCode(200).body("rows", equalTo(1));
        commission(tag, "9506000134369", "L1", Instant.now().minusSeconds(3600)).statusCode(200);

        item(tag).body("kind", equalTo("PRODUCT"), "gtin", equalTo("09506000134352"), "lot", equalTo("L2"));
        stock("lot", centre)
                .body("items.gtin", contains("09506000134352"))
                .body("items.lot", contains("L2"))
                .body("items.quantity", contains(1))
                .body("items[0].place.id", equalTo((int) centre.storage().value()));
        stock("product", centre).body("items.quantity", contains(1)).body("items[0].lots", equalTo(1));
        stock("place", centre).body("items.quantity", contains(1)).body("items.unknown", contains(0));
    }

    @Test
    void aTagThatMovesCountsWhereItIsAndNowhereElse() {
        Warehouse centre = Warehouse.build();
        String tag = Seen.privateTag();
        commission(tag, "09506000134352", "L1", Instant.now()).statusCode(200);
        item(tag).body("kind", equalTo("PRODUCT"), "place", nullValue());

        Seen.by(centre, Warehouse.STORAGE_ANTENNA, tag, Instant.now().minusSeconds(900));
        Seen.by(centre, Warehouse.SHIPPING_ANTENNA, tag, Instant.now().minusSeconds(60));

        eventually(() -> stock("lot", centre)
                .body("items.place.id", contains((int) centre.shipping().value())));
        stock("product", centre).body("items.quantity", contains(1), "items.places", contains(1));
    }

    @Test
    void listsItemsByPlaceWithAllThatStandsInItPageByPage() {
        Warehouse centre = Warehouse.build();
        List<String> tags = List.of(Seen.privateTag(), Seen.privateTag(), Seen.privateTag());
        tags.forEach(tag ->
                Seen.by(centre, Warehouse.STORAGE_ANTENNA, tag, Instant.now().minusSeconds(60)));
        eventually(() -> items(centre, "").body("items", hasSize(3)));

        String next =
                items(centre, "&limit=2").body("items", hasSize(2)).extract().path("next");
        items(centre, "&limit=2&after=" + next).body("items", hasSize(1)).body("next", nullValue());
        caller().get("/api/v1/items?q=" + tags.getFirst())
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        caller().get("/api/v1/items?place=nowhere-at-all")
                .then()
                .statusCode(400)
                .body("violations.field", contains("place"));
    }

    @Test
    void findsAnItemByEveryFormOfItsCode() {
        String link = Seen.serialised("09506000134352");
        String element = link.replace("https://id.gs1.org/01/", "(01)").replace("/21/", "(21)");
        caller().body(Map.of("items", List.of(Map.of("code", element, "lot", "F1"))))
                .post("/api/v1/commissioning")
                .then()
                .statusCode(200);

        for (String path : List.of(
                link.substring("https://id.gs1.org/".length()), ItemPath.encoded(link), ItemPath.encoded(element))) {
            RestAssured.given()
                    .auth()
                    .oauth2(token)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/items/" + path)
                    .then()
                    .statusCode(200)
                    .body("item", equalTo(link), "gtin", equalTo("09506000134352"), "lot", equalTo("F1"));
        }
        caller().queryParam("code", element)
                .get("/api/v1/items")
                .then()
                .statusCode(200)
                .body("items[0].item", equalTo(link));
        caller().queryParam("code", "nonsense").get("/api/v1/items").then().statusCode(400);
    }

    @Test
    void refusesAWholeOrderAndNamesEachItemFieldValueAndRule() {
        String good = Seen.privateTag();
        caller().body(Map.of(
                        "gtin",
                        "9506000134352",
                        "items",
                        List.of(
                                Map.of("code", good),
                                Map.of("code", "(01)09506000134369(21)A"),
                                Map.of("code", "(00)106141411234567897"),
                                Map.of("code", Seen.privateTag(), "gtin", "9506000134353", "expiry", "soon"))))
                .post("/api/v1/commissioning")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder("/items/1/gtin", "/items/2/code", "/items/3/gtin", "/items/3/expiry"));
        caller().get("/api/v1/items/" + good).then().statusCode(404);
    }

    @Test
    void aDryRunOfAFileChangesNothingAndTheFileThenDoes() {
        String tag = Seen.privateTag();
        String file = "code;gtin;lot;expiry\n" + tag + ";09506000134352;C1;2027-03-31\n";
        csv(file, true).body("dryRun", equalTo(true), "refusals", hasSize(0));
        caller().get("/api/v1/items/" + tag).then().statusCode(404);
        csv(file + "30;;;\n", true).body("refusals.line", contains(3, 3));
        csv(file + "30;;;\n", false, 400).body("violations.field", containsInAnyOrder("line 3, code", "line 3, gtin"));
        caller().get("/api/v1/items/" + tag).then().statusCode(404);
        csv(file, false).body("refusals", hasSize(0));
        item(tag).body("lot", equalTo("C1"), "expiry", equalTo("2027-03-31"));
    }

    private ValidatableResponse csv(String file, boolean dryRun) {
        return csv(file, dryRun, 200);
    }

    private ValidatableResponse csv(String file, boolean dryRun, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/commissioning/import?dryRun=" + dryRun)
                .then()
                .statusCode(status);
    }

    private ValidatableResponse commission(String code, String gtin, String lot, Instant at) {
        return caller().body(Map.of(
                        "items", List.of(Map.of("code", code, "gtin", gtin, "lot", lot, "effectiveAt", at.toString()))))
                .post("/api/v1/commissioning")
                .then();
    }

    private ValidatableResponse item(String code) {
        return caller().get("/api/v1/items/" + code).then().statusCode(200);
    }

    private ValidatableResponse items(Warehouse centre, String more) {
        return caller().get("/api/v1/items?place=" + centre.building().value() + more)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse stock(String by, Warehouse centre) {
        return caller().get("/api/v1/stock?by=" + by + "&place=" + centre.code())
                .then()
                .statusCode(200);
    }

    private RequestSpecification caller() {
        return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(SOON).untilAsserted(assertion::run);
    }
}
