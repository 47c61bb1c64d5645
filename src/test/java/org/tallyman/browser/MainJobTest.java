package org.tallyman.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** What a newcomer does on the first day, with the browser and a reader that posts. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MainJobTest {

    @Test
    void whatAReaderSawIsCountedLiveAndLeadsToItsBytes() {
        Page page = Chromium.get().page(Chromium.DESK, ColorScheme.LIGHT);
        List<String> complaints = Chromium.complaints(page);
        String code = "S" + UUID.randomUUID().toString().substring(0, 8);
        setUpAZone(page, code);
        String token = registerAReader(page, code);

        page.navigate(Chromium.address("/stock?place=" + code));
        assertThat(page.getByText("No stock yet")).isVisible();
        page.evaluate("window.sameDocument = true");
        String tag = Reads.tag();
        Reads.seen(token, 1, List.of(tag));
        Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("0 9506000 13400 0"));
        assertThat(row.locator("td.number").first()).hasText("1");
        Reads.seen(token, 1, List.of(Reads.tag(), Reads.tag()));
        assertThat(row.locator("td.number").first()).hasText("3");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(page.locator("#live-mark")).hasText("live");
        Chromium.picture(page, "stock-live");

        page.fill("#search", tag);
        page.press("#search", "Enter");
        assertThat(page.locator("#now .answer")).containsText("Zone of " + code);
        Chromium.picture(page, "item");
        page.locator("tbody th a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Storing");
        page.getByText("Message ", new Page.GetByTextOptions().setExact(false))
                .first()
                .click();
        assertThat(page.locator("pre").first()).containsText(tag);
        Chromium.picture(page, "message");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aShipmentFillsWhileOneLooks() {
        Warehouse centre = Warehouse.build();
        String admin = Credentials.newAdminToken();
        String reference = "SO-" + UUID.randomUUID().toString().substring(0, 8);
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "reference",
                        reference,
                        "direction",
                        "OUTBOUND",
                        "door",
                        centre.code() + "/D1",
                        "products",
                        List.of(Map.of("gtin", Reads.GTIN, "quantity", 3))))
                .post("/api/v1/shipments")
                .then()
                .statusCode(201);
        Page page = Chromium.get().page(Chromium.HANDHELD, ColorScheme.DARK);
        List<String> complaints = Chromium.complaints(page);
        page.navigate(Chromium.address("/shipments/" + reference));
        page.getByText("Open at the door").click();
        assertThat(page.locator("#body .answer strong")).hasText("0 of 3");
        page.evaluate("window.sameDocument = true");
        Warehouse.Door door = centre.door1();
        Reads.leaving(
                centre.readerToken(), door.insideAntenna(), door.outsideAntenna(), List.of(Reads.tag(), Reads.tag()));
        assertThat(page.locator("#body .answer strong")).hasText("2 of 3");
        assertThat(page.locator("#body .answer")).containsText("1 missing");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        Chromium.picture(page, "shipment-filling-360-dark");
        page.navigate(Chromium.address("/receiving/" + door.place().value()));
        assertThat(page.locator("#body .answer strong")).hasText("2 of 3");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aScannerFindsTheThingWhereverOneIs() {
        Warehouse centre = Warehouse.build();
        String tag = Reads.tag();
        Reads.seen(centre.readerToken(), Warehouse.STORAGE_ANTENNA, List.of(tag));
        String admin = Credentials.newAdminToken();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> RestAssured.given()
                        .auth()
                        .oauth2(admin)
                        .get("/api/v1/items?code=" + tag)
                        .then()
                        .statusCode(200));
        Page page = Chromium.get().page(Chromium.HANDHELD, ColorScheme.LIGHT);
        List<String> complaints = Chromium.complaints(page);

        page.navigate(Chromium.address("/scan"));
        assertThat(page.locator("#code")).isFocused();
        page.keyboard().type(tag);
        page.keyboard().press("Enter");
        page.keyboard().type("no such code at all");
        page.keyboard().press("Tab");
        assertThat(page.locator("#answers .result")).hasCount(2);
        assertThat(page.locator("#answers .result").last()).containsText("STORAGE of " + centre.code());
        assertThat(page.locator("#answers .result").first())
                .hasClass(java.util.regex.Pattern.compile("result-(no|attention)"));
        assertThat(page.locator("#code")).isFocused();
        assertThat(page.locator("#code")).hasValue("");
        Chromium.picture(page, "scan-360");

        page.navigate(Chromium.address("/shipments"));
        page.evaluate("document.activeElement.blur()");
        page.keyboard().type(tag);
        page.keyboard().press("Enter");
        assertThat(page.locator("#now .answer")).containsText("STORAGE of " + centre.code());
        assertThat(complaints).isEmpty();
    }

    @Test
    void aScanIsLookedUpWithScriptsOff() {
        Page page = Chromium.get()
                .page(Chromium.get()
                        .options(Chromium.HANDHELD, ColorScheme.LIGHT)
                        .setJavaScriptEnabled(false));
        page.navigate(Chromium.address("/scan"));
        page.fill("#code", "(00)006141411234567890");
        page.click(".scan-form button");
        assertThat(page.locator(".result")).containsText("Not known here");
        assertThat(page.locator(".result")).containsText("(00) 0 0614141 123456789 0");
    }

    private static void setUpAZone(Page page, String code) {
        page.navigate(Chromium.address("/places/new"));
        page.fill("#code", code);
        page.fill("#name", "Site " + code);
        page.fill("#timeZone", "Europe/Berlin");
        page.click("form.panel button.first");
        page.getByText("New place in it")
                .or(page.getByText("New place").first())
                .first()
                .click();
        page.selectOption("#kind", "ZONE");
        page.fill("#code", "Z1");
        page.fill("#name", "Zone of " + code);
        page.click("form.panel button.first");
        assertThat(page.locator("h1")).hasText("Zone of " + code);
        page.getByText("New read point").click();
        page.selectOption("#role", "ZONE");
        page.fill("#code", code + "-Z1");
        page.fill("#name", "Ceiling of " + code);
        page.click("form.panel button.first");
    }

    /** The token as the page shows it, this once. */
    private static String registerAReader(Page page, String code) {
        page.navigate(Chromium.address("/devices/new"));
        page.fill("#name", "Reader of " + code);
        page.selectOption(
                "#placeId", new com.microsoft.playwright.options.SelectOption().setLabel(code + " · Zone of " + code));
        page.click("form.panel button.first");
        String shown = page.locator("main").innerText();
        java.util.regex.Matcher token =
                java.util.regex.Pattern.compile("tmd_[0-9a-f]{12}_[0-9a-f]{40}").matcher(shown);
        assertThat(token.find()).as("a token on the page: %s", shown).isTrue();
        return token.group();
    }
}
