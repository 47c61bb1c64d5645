package org.tallyman.stock;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** The same numbers, as people see them. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StockPagesTest {

    private static final String GTIN = "09506000134376";

    private String token = "";

    @BeforeEach
    void signIn() {
        token = Credentials.newAdminToken();
    }

    @Test
    void anUnknownTagIsNamedOnThePageAndThenCounts() {
        Warehouse centre = Warehouse.build();
        String tag = Seen.privateTag();
        Seen.by(centre, Warehouse.STORAGE_ANTENNA, tag, Instant.now().minusSeconds(30));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        page("/items?kind=unknown&place=" + centre.code(), 200).body(containsString(tag)));

        page("/stock/commissioning?code=" + tag, 200).body(containsString(tag));
        form().formParam("code", tag)
                .formParam("gtin", "1234")
                .post("/stock/commissioning")
                .then()
                .statusCode(400)
                .body(allOf(containsString(tag), containsString("check digit")));
        form().formParam("code", tag)
                .formParam("gtin", GTIN)
                .formParam("lot", "P1")
                .formParam("expiry", "2027-03-31")
                .post("/stock/commissioning")
                .then()
                .statusCode(303);

        page("/items/" + tag, 200)
                .body(allOf(
                        containsString("STORAGE of " + centre.code()),
                        containsString("-54.0 dBm"),
                        containsString("2027-03-31"),
                        containsString("/messages/"),
                        containsString("/events/")));
        page("/stock?place=" + centre.code(), 200).body(containsString(GTIN));
        page("/stock?by=place&place=" + centre.code() + "&part=rows", 200)
                .body(allOf(containsString("STORAGE of " + centre.code()), not(containsString("<html"))));
        page("/stock/" + GTIN, 200).body(allOf(containsString("P1"), containsString("Not registered")));
        page("/items?kind=unknown&place=" + centre.code(), 200).body(not(containsString(tag)));
    }

    @Test
    void aListIsCheckedBeforeItIsTaken() {
        String tag = Seen.privateTag();
        String list = "code,gtin\n" + tag + "," + GTIN + "\n";
        form().formParam("list", list)
                .formParam("step", "check")
                .post("/stock/commissioning/list")
                .then()
                .statusCode(200)
                .body(containsString("Nothing has changed yet"));
        page("/items/" + tag, 404);
        form().formParam("list", list + "x,y\n")
                .formParam("step", "import")
                .post("/stock/commissioning/list")
                .then()
                .statusCode(400)
                .body(containsString("Line 3"));
        form().formParam("list", list)
                .formParam("step", "import")
                .post("/stock/commissioning/list")
                .then()
                .statusCode(200)
                .body(containsString("1 rows taken"));
        page("/items/" + tag, 200).body(containsString("not seen anywhere yet"));
    }

    @Test
    void searchLeadsStraightToTheOneThingThatIsMeant() {
        Warehouse centre = Warehouse.build();
        String link = Seen.serialised(GTIN);
        form().formParam("code", link).post("/stock/commissioning").then().statusCode(303);

        search(link.replace("https://id.gs1.org/01/", "(01)").replace("/21/", "(21)"))
                .statusCode(303)
                .header("Location", endsWith(link.substring("https://id.gs1.org".length())));
        search(centre.readerCode())
                .statusCode(303)
                .header("Location", endsWith("/devices/" + centre.reader().value()));
        String serial = link.substring(link.lastIndexOf('/') + 1);
        search("urn:epc:id:sgtin:9506000.013437." + serial)
                .statusCode(303)
                .header("Location", endsWith(link.substring("https://id.gs1.org".length())));
        search("(00)106141411234567897").statusCode(200).body(containsString("GS1 element string"));
        search("no such thing").statusCode(200).body(containsString("Nothing matches"));
        search("09506000134353").statusCode(200).body(containsString("check digit"));
        search("").statusCode(200);
    }

    @Test
    void searchListsAllThatBearOneCode() {
        Warehouse first = Warehouse.build();
        Warehouse.build();
        search(first.code()).statusCode(303).header("Location", containsString("/places/"));
        search("storage").statusCode(200).body(containsString("STORAGE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%_\\'\"",
                "<script>alert(1)</script>",
                "' or 1=1 --",
                "(01)",
                "]",
                "urn:epc:",
                "https://",
                "\uD800"
            })
    void searchAnswersWhateverIsTyped(String hostile) {
        search(hostile).statusCode(200).body(not(containsString("<script>alert")));
        search(hostile.repeat(40)).statusCode(200);
    }

    @Test
    void searchRefusesWhatNoTextHolds() {
        search("no\u0000thing such").statusCode(400);
    }

    private ValidatableResponse search(String sought) {
        return people().redirects()
                .follow(false)
                .queryParam("q", sought)
                .get("/search")
                .then();
    }

    private ValidatableResponse page(String path, int status) {
        return people().get(path).then().statusCode(status);
    }

    private RequestSpecification form() {
        return people().redirects().follow(false).contentType(ContentType.URLENC.withCharset(StandardCharsets.UTF_8));
    }

    private RequestSpecification people() {
        return RestAssured.given().auth().oauth2(token).accept("text/html");
    }
}
