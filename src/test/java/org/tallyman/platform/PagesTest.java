package org.tallyman.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PagesTest {

    private static final int FIRST_LOAD_BYTES_MAX = 60_000;

    @ParameterizedTest
    @ValueSource(strings = {"/styleguide", "/styleguide/forms", "/styleguide?wall=1"})
    void holdsToItsOwnContentSecurityPolicy(String path) {
        Document page = page(path);
        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(attribute -> attribute.getKey())
                        .filter(name -> name.startsWith("on") || name.startsWith("hx-on")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/styleguide", "/styleguide/forms"})
    void isBuiltForEveryReader(String path) {
        Document page = page(path);
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("html").attr("lang")).isNotEmpty();
        for (Element input : page.select("input:not([type=hidden]), select, textarea")) {
            boolean labelled = input.hasAttr("aria-label")
                    || !page.select("label[for=" + input.id() + "]").isEmpty();
            assertThat(labelled).as("label of %s", input).isTrue();
            for (String id : input.attr("aria-describedby").strip().split("\\s+", -1)) {
                assertThat(id.isEmpty() || page.getElementById(id) != null)
                        .as("description %s", id)
                        .isTrue();
            }
        }
        assertThat(page.select("th:not([scope])")).isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (Element button : page.select("button, a")) {
            assertThat(button.text() + button.attr("aria-label"))
                    .as("name of %s", button)
                    .isNotBlank();
        }
    }

    @Test
    void weighsLessThanSixtyKilobytesOnFirstLoad() throws IOException {
        Document page = page("/styleguide");
        long bytes = compressed(page.outerHtml().getBytes(StandardCharsets.UTF_8));
        for (String address : page.select("link[href], script[src]").stream()
                .map(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                .toList()) {
            bytes += compressed(fetched(address));
        }
        bytes += compressed(fetched(page.select("use").attr("href").split("#", 2)[0]));
        assertThat(bytes).isLessThan(FIRST_LOAD_BYTES_MAX);
    }

    @Test
    void namesEveryIconThatPagesUse() {
        String sprite = new String(fetched("/assets/icons.svg"), StandardCharsets.UTF_8);
        for (String path : new String[] {"/styleguide", "/styleguide/forms"}) {
            for (String href : page(path).select("use").eachAttr("href")) {
                assertThat(sprite).contains("id=\"" + href.split("#", 2)[1] + "\"");
            }
        }
    }

    @Test
    void dropsRailAndBarsOnAWall() {
        Document wall = page("/styleguide?wall=1");
        assertThat(wall.select(".rail, .top, .dock")).isEmpty();
        assertThat(wall.select("html.wall .live")).hasSize(1);
    }

    @Test
    void keepsTheChosenAppearance() {
        Response chosen = given().redirects()
                .follow(false)
                .formParam("theme", "dark")
                .formParam("return", "/styleguide?wall=1")
                .post("/appearance");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.header("Location")).endsWith("/styleguide?wall=1");
        Document page = Jsoup.parse(given().cookie("theme", chosen.cookie("theme"))
                .get("/styleguide")
                .asString());
        assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
    }

    @Test
    void tellsBrowsersToBeStrict() {
        given().get("/styleguide")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cache-Control", containsString("private"))
                .header("Strict-Transport-Security", emptyOrNullString());
        given().get("/assets/tallyman.css")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", containsString("max-age=2592000"));
    }

    @Test
    void answersProgramsWithAProblemDocument() {
        given().get("/api/v1/nothing-here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("status", equalTo(404))
                .body("title", equalTo("Not found"))
                .body("detail", containsString("/api/v1/nothing-here"))
                .body("$", not(hasItem("slug")));
    }

    @Test
    void answersPeopleWithAPage() {
        Response answer = given().accept("text/html").get("/nothing-<b>here");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("text/html");
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("h1").text()).isEqualTo("Not found");
        assertThat(page.select(".rail")).hasSize(1);
    }

    @Test
    void answersHtmxWithABand() {
        given().accept("text/html")
                .header("HX-Request", "true")
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(not(containsString("<html")))
                .body(containsString("data-sound=\"no\""));
    }

    private static Document page(String path) {
        Response answer = given().accept("text/html").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private static byte[] fetched(String address) {
        Response answer = given().get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.asByteArray();
    }

    private static long compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
