package org.tallyman.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** A mapping is written by picking places of a message, seen as it is written, and reads what comes. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MappingPageTest {

    private static final String SENT =
            "{\"at\": 1778241600, \"rooms\": [{\"raw\": 215, \"door\": \"open\"}, {\"raw\": -180, \"door\": \"shut\"}]}";

    @Test
    void aMappingIsPickedFromAMessageByKeyboardAlone() {
        Sender device = sending(SENT);
        Page page = Chromium.get().page(Chromium.DESK, ColorScheme.LIGHT);
        List<String> complaints = Chromium.complaints(page);
        page.navigate(Chromium.address("/json-mappings/new?device=" + device.id()));
        assertThat(page.locator("fieldset.cells")).hasCount(2);
        assertThat(page.locator("#row-1-format")).hasValue("epoch-s");
        page.evaluate("window.sameDocument = true");

        page.locator("#row-2-name").fill("temperature");
        page.locator("#row-2-unit").fill("Cel");
        page.locator("fieldset.cells").nth(1).locator("summary").press("Enter");
        page.locator("#row-2-factor").fill("0.1");
        assertThat(page.locator("#preview")).containsText("\"value\":21.5,\"unit\":\"Cel\"");

        page.getByLabel("Read $.rooms[*].door").press("Enter");
        assertThat(page.locator("fieldset.cells")).hasCount(3);
        page.locator("#row-3-what").selectOption("SIGNAL");
        page.locator("#row-3-kind").fill("door");
        page.locator("#row-3-words").fill("open=true, shut=false");
        assertThat(page.locator("#preview")).containsText("\"signal\":\"door\",\"on\":true");
        assertThat(page.locator("#spots")).containsText("signal");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        Chromium.picture(page, "mapping-fields");

        page.getByText("As text").press("Enter");
        assertThat(page.locator("#mapping")).hasValue(Pattern.compile("\"each\" : \"\\$\\.rooms\\[\\*]\""));
        page.getByText("As fields").press("Enter");
        assertThat(page.locator("#row-3-words")).hasValue("open=true, shut=false");
        page.fill("#name", "picked " + UUID.randomUUID());
        page.getByText("Save").press("Enter");
        assertThat(page.locator("main")).containsText("Read by the mapping");
        assertThat(complaints).isEmpty();
        page.context().close();
        RestAssured.given()
                .auth()
                .oauth2(device.token())
                .contentType(ContentType.JSON)
                .body(SENT.replace("1778241600", "1778241700"))
                .post("/ingest/json")
                .then()
                .statusCode(200)
                .body(containsString("\"accepted\":4"));
    }

    @Test
    void aFormIsReadyTheMomentItIsShown() {
        Sender device = sending(SENT);
        Page page = Chromium.get().page(Chromium.DESK, ColorScheme.LIGHT);
        page.navigate(Chromium.address("/json-mappings/new?device=" + device.id()));
        page.evaluate("""
                new MutationObserver((changes, observer) => {
                  const what = document.getElementById('row-3-what')
                  if (what) {
                    observer.disconnect()
                    what.value = 'SIGNAL'
                    what.dispatchEvent(new Event('change', { bubbles: true }))
                  }
                }).observe(document.body, { childList: true, subtree: true })""");
        page.getByLabel("Read $.rooms[*].door").press("Enter");
        assertThat(page.locator("#row-3-kind")).isVisible();
        page.context().close();
    }

    @Test
    void aRowIsAddedChangedAndRemovedWithScriptsOff() {
        Sender device = sending(SENT);
        Page page = Chromium.get()
                .page(Chromium.get()
                        .options(Chromium.HANDHELD, ColorScheme.DARK)
                        .setJavaScriptEnabled(false));
        page.navigate(Chromium.address("/json-mappings/new?device=" + device.id()));
        page.getByLabel("Read $.rooms[*].door").click();
        assertThat(page.locator("fieldset.cells")).hasCount(3);
        Chromium.picture(page, "mapping-fields-360-dark");
        page.getByLabel("Remove row 2").click();
        assertThat(page.locator("#row-2-path")).hasValue("$.rooms[*].door");
        page.fill("#row-2-path", "$..door");
        page.getByText("Save").click();
        assertThat(page.locator("[data-error-summary]")).containsText("$..door");
        assertThat(page.locator("#row-2-path")).hasAttribute("aria-invalid", "true");
        page.fill("#row-2-path", "$.rooms[*].door");
        page.fill("#name", "picked " + UUID.randomUUID());
        page.getByText("Save").click();
        assertThat(page.locator("main")).containsText("Read by the mapping");
        page.context().close();
    }

    @Test
    void fitsAHandheldHoweverLongTheNamesOfPlacesAre() {
        Sender device =
                sending("{\"measurementsOfTheSensorInTheColdRoom\": {\"temperatureOfTheEvaporatorInDegreesCelsius\": 4,"
                        + " \"stateOfTheDoorContactAtTheEntrance\": \"" + "open".repeat(30)
                        + "\"}, \"when\": \"29.03.2026 01:30:00\","
                        + " \"rows\": [{\"type\": \"T\", \"name\": \"in\", \"raw\": 2150}]}");
        Page page = Chromium.get().page(Chromium.HANDHELD, ColorScheme.LIGHT);
        page.navigate(Chromium.address("/json-mappings/new?device=" + device.id()));
        page.getByLabel("Read $.rows[*].type").click();
        assertThat(page.locator("fieldset.cells")).hasCount(3);
        page.getByLabel("Read $.when").click();
        assertThat(page.locator("fieldset.cells")).hasCount(4);
        page.locator("#row-1-path").fill("$.measurementsOfTheSensorInTheColdRoom.stateOfTheDoorContactAtTheEntrance");
        assertThat(page.locator("#preview")).containsText("Not taken");
        for (int row = 1; row <= 4; row++) {
            page.locator("fieldset.cells").nth(row - 1).locator("summary").click();
        }
        Chromium.picture(page, "mapping-long-360");
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isEqualTo(((Number) page.evaluate("document.documentElement.clientWidth")).intValue());
        page.context().close();
    }

    private record Sender(int id, String token) {}

    private static Sender sending(String message) {
        JsonPath made = RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "code", "m-" + UUID.randomUUID(), "name", "Cold rooms", "dialect", "json", "kind", "GATEWAY"))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Sender sender = new Sender(made.getInt("device.id"), made.getString("token"));
        RestAssured.given()
                .auth()
                .oauth2(sender.token())
                .contentType(ContentType.JSON)
                .body(message)
                .post("/ingest/json")
                .then()
                .statusCode(400);
        return sender;
    }
}
