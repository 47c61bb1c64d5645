package org.tallyman.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyman.ident.CheckDigit;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProductsApiTest {

    @Inject
    Products products;

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
    void makesAProductOfAShorterGtinAndFindsItByFourteenDigits() {
        caller().body(Map.of("gtin", "4006381333931", "name", "Stabilo", "quantityPerCase", 12))
                .post("/api/v1/products")
                .then()
                .statusCode(201)
                .body("gtin", equalTo("04006381333931"), "unit", equalTo("EA"));

        assertThat(products.byGtin("04006381333931").orElseThrow().quantityPerCase())
                .isEqualTo(12);
        caller().body(Map.of("gtin", "04006381333931", "name", "Twin"))
                .post("/api/v1/products")
                .then()
                .statusCode(409)
                .body("detail", containsString("Stabilo"));
    }

    @ParameterizedTest
    @CsvSource({"4006381333932, has check digit 1", "123, 8/ 12/ 13 or 14 digits", "abcdefgh, 14 digits"})
    void namesWhatIsWrongWithAGtin(String gtin, String rule) {
        caller().body(Map.of("gtin", gtin, "name", "X"))
                .post("/api/v1/products")
                .then()
                .statusCode(400)
                .body(
                        "violations[0].value",
                        equalTo(gtin),
                        "violations[0].rule",
                        containsString(rule.replace('/', ',')));
    }

    @Test
    void databaseItselfRefusesAWrongCheckDigit() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery(
                                        "insert into product (gtin, name) values ('04006381333932', 'X')")
                                .executeUpdate()))
                .hasStackTraceContaining("product_gtin_has_14_digits_and_a_check_digit");
    }

    @Test
    void databaseAndIdentAgreeOnEveryCheckDigit() {
        for (int number = 0; number < 2000; number++) {
            String digits = String.format("%013d", number * 7_919_000_017L % 10_000_000_000_000L) + number % 10;
            Object holds = entities.createNativeQuery("select gs1_check_digit_holds('" + digits + "')")
                    .getSingleResult();
            assertThat(holds).as(digits).isEqualTo(CheckDigit.valid(digits));
        }
    }

    @Test
    void editsArchivesAndRestores() {
        String gtin = gtin(1001);
        made(gtin, "Before");

        caller().body(Map.of("name", "After", "unit", "KGM"))
                .put("/api/v1/products/" + gtin)
                .then()
                .statusCode(200)
                .body("name", equalTo("After"), "unit", equalTo("KGM"), "quantityPerCase", nullValue());
        caller().post("/api/v1/products/" + gtin + "/archive").then().body("archived", equalTo(true));
        caller().get("/api/v1/products?q=" + gtin).then().body("items", empty());
        caller().get("/api/v1/products?archived=true&q=" + gtin).then().body("items.gtin", contains(gtin));
        caller().post("/api/v1/products/" + gtin + "/restore").then().body("archived", equalTo(false));
        caller().put("/api/v1/products/00000000000000").then().statusCode(400);
    }

    @Test
    void findsByPartOfANameAndPagesByGtin() {
        made(gtin(2001), "Zucchini small");
        made(gtin(2002), "Zucchini large");
        made(gtin(2003), "zucchini seeds");

        String next = caller().get("/api/v1/products?limit=2&q=ZUCCHINI")
                .then()
                .body("items.gtin", contains(gtin(2001), gtin(2002)))
                .extract()
                .path("next");
        caller().get("/api/v1/products?limit=2&q=ZUCCHINI&after=" + next)
                .then()
                .body("items.gtin", contains(gtin(2003)), "next", nullValue());
    }

    @Test
    void namesEachBadRowFieldAndRuleAndImportsNothingThen() {
        String csv = "gtin;name;quantityPerCase\n" + gtin(3001) + ";Good;6\n4006381333932;Bad digit;6\n" + gtin(3002)
                + ";;0\n";

        load(csv, true).body("rows", equalTo(3), "refusals.line", contains(3, 4, 4));
        load(csv, false, 400)
                .body(
                        "violations.field", contains("line 3, gtin", "line 4, name", "line 4, quantityPerCase"),
                        "violations[2].value", equalTo("0"),
                        "violations[2].rule", containsString("1 to 1000000"));
        assertThat(products.byGtin(gtin(3001))).isEmpty();
    }

    @Test
    void importsOnlyAfterTheDryRunAndExportsWhatItTakesBack() {
        String csv = "\uFEFFname,gtin\n\"Käse, alt\"," + gtin(4001) + "\n";

        load(csv, true).body("refusals", empty(), "dryRun", equalTo(true));
        assertThat(products.byGtin(gtin(4001))).isEmpty();
        load(csv, false).body("refusals", empty());
        assertThat(products.byGtin(gtin(4001)).orElseThrow().name()).isEqualTo("Käse, alt");

        String exported =
                caller().get("/api/v1/products/export").then().extract().asString();
        load(exported, false).body("refusals", empty());
    }

    @Test
    void keepsLotsUniqueInTheirProductAndLearnsWhenTheyExpire() {
        String gtin = gtin(5001);
        made(gtin, "Milk");

        int id = lot(Map.of("gtin", gtin, "lot", "L1"))
                .statusCode(200)
                .body("expiresOn", nullValue())
                .extract()
                .path("id");
        lot(Map.of("gtin", gtin, "lot", "L1", "expiresOn", "2027-03-31"))
                .body("id", equalTo(id), "expiresOn", equalTo("2027-03-31"));
        lot(Map.of("gtin", gtin, "lot", "L0")).statusCode(200);
        lot(Map.of("gtin", gtin, "lot", "has space")).statusCode(400).body("violations[0].field", equalTo("lot"));
        lot(Map.of("gtin", gtin(5999), "lot", "L1")).statusCode(400).body("violations[0].field", equalTo("gtin"));

        String next = caller().get("/api/v1/lots?limit=1&gtin=" + gtin)
                .then()
                .body("items.code", contains("L0"))
                .extract()
                .path("next");
        caller().get("/api/v1/lots?limit=1&gtin=" + gtin + "&after=" + next)
                .then()
                .body("items.code", contains("L1"));
    }

    private ValidatableResponse lot(Map<String, String> body) {
        return caller().body(body).post("/api/v1/lots").then();
    }

    private ValidatableResponse load(String csv, boolean dryRun) {
        return load(csv, dryRun, 200);
    }

    private ValidatableResponse load(String csv, boolean dryRun, int status) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/products/import?dryRun=" + dryRun)
                .then()
                .statusCode(status);
    }

    private void made(String gtin, String name) {
        caller().body(Map.of("gtin", gtin, "name", name))
                .post("/api/v1/products")
                .then()
                .statusCode(201);
    }

    private static String gtin(int number) {
        String digits = String.format("095060%07d", number);
        return digits + CheckDigit.gs1(digits);
    }
}
