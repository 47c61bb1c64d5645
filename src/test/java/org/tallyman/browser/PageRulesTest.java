package org.tallyman.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** What every page keeps to: it fits, it can be read, it can be used by keyboard and hand, it is light, and it is quiet. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PageRulesTest {

    private static final long WEIGHT_MAX = 60_000;

    private static final Map<Long, String> tokens = new LinkedHashMap<>();
    private static List<String> paths = List.of();
    private static @Nullable Walk walked;

    @BeforeEach
    void setUp() {
        Chromium.get();
        if (paths.isEmpty()) {
            paths = aBusySite();
        }
    }

    /** What breaks the rules on all pages, which are opened once for all of them. */
    private record Walk(List<String> structure, List<String> axe, List<String> targets) {}

    private static Walk walk() {
        Walk known = walked;
        if (known != null) {
            return known;
        }
        Walk walk = new Walk(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String axe = Rules.axe();
        for (int width : List.of(Chromium.HANDHELD, Chromium.DESK)) {
            ColorScheme scheme = width == Chromium.DESK ? ColorScheme.DARK : ColorScheme.LIGHT;
            Page page =
                    Chromium.get().page(Chromium.get().options(width, scheme).setReducedMotion(ReducedMotion.REDUCE));
            List<String> complaints = Chromium.complaints(page);
            for (String path : paths) {
                page.navigate(Chromium.address(path));
                Chromium.picture(
                        page, name(path) + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                String where = path + " at " + width + ": ";
                found(page, Rules.STRUCTURE, where, walk.structure());
                if (width == Chromium.HANDHELD) {
                    found(page, Rules.TARGETS, where, walk.targets());
                }
                // The picture shows this scheme; the rules look at the colours of the other one, at once: a transition
                // would
                // be caught on its way.
                page.emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(scheme == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK));
                page.evaluate(axe);
                found(page, Rules.AXE, where, walk.axe());
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            }
            walk.structure().addAll(complaints);
            page.context().close();
        }
        walked = walk;
        return walk;
    }

    private static void found(Page page, String rule, String where, List<String> wrong) {
        ((List<?>) page.evaluate(rule)).forEach(each -> wrong.add(where + each));
    }

    @Test
    void everyPageFitsAHandheldAndADeskAndHasWhatAReaderForTheBlindNeeds() {
        assertThat(walk().structure()).isEmpty();
    }

    @Test
    void axeFindsNothingWrong() {
        assertThat(walk().axe()).isEmpty();
    }

    @Test
    void whatAGloveTouchesIsLargeEnough() {
        assertThat(walk().targets()).isEmpty();
    }

    @Test
    void wordsStandOutFromWhatIsBehindThem() {
        List<String> wrong = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(Chromium.HANDHELD, Chromium.DESK)) {
                Page page = Chromium.get().page(width, scheme);
                page.navigate(Chromium.address("/styleguide"));
                double least = width == Chromium.HANDHELD ? 7 : 4.5;
                wrong.addAll(contrasts(page, least, scheme + " at " + width));
                page.context().close();
            }
        }
        Page wall = Chromium.get().page(Chromium.WALL, ColorScheme.LIGHT);
        wall.navigate(Chromium.address("/styleguide?wall=1"));
        wrong.addAll(contrasts(wall, 7, "on a wall"));
        wall.navigate(Chromium.address("/styleguide"));
        wall.evaluate("document.documentElement.dataset.theme = 'contrast'");
        wrong.addAll(contrasts(wall, 7, "high contrast"));
        wall.context().close();
        assertThat(wrong).isEmpty();
    }

    private static List<String> contrasts(Page page, double least, String where) {
        return ((List<?>) page.evaluate(Rules.CONTRAST, least))
                .stream().map(each -> where + ": " + each).toList();
    }

    @Test
    void theFirstLoadOfAPageIsLight() {
        for (String path : paths) {
            Page page = Chromium.get().page(Chromium.HANDHELD, ColorScheme.LIGHT);
            List<Request> requests = new ArrayList<>();
            page.onRequestFinished(requests::add);
            page.navigate(Chromium.address(path));
            long bytes = List.copyOf(requests).stream()
                    .filter(request -> !request.resourceType().equals("eventsource"))
                    .mapToLong(request -> request.sizes().responseBodySize)
                    .sum();
            assertThat(bytes).as("bytes of the first load of %s", path).isBetween(10_000L, WEIGHT_MAX);
            page.context().close();
        }
    }

    @Test
    void theKeyboardAloneIsEnough() {
        Page page = Chromium.get().page(Chromium.DESK, ColorScheme.LIGHT);
        page.navigate(Chromium.address("/stock"));
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.querySelector('main').contains(document.activeElement)"))
                .as("the skip link leads into the page")
                .isEqualTo(true);
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.evaluate("document.querySelector('.end .menu summary').focus()");
        page.keyboard().press("Enter");
        assertThat(page.locator(".end .menu .drop")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".end .menu .drop")).isHidden();
        page.context().close();
    }

    @Test
    void aWallShowsItAllAtOnce() {
        Page page = Chromium.get().page(Chromium.WALL, ColorScheme.LIGHT);
        for (String path : List.of("/?wall=1", "/receiving?wall=1")) {
            page.navigate(Chromium.address(path));
            Chromium.picture(page, name(path) + "-1920");
            assertThat(page.locator("nav.rail")).hasCount(0);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.tile .figure')).fontSize"))
                    .as("the numbers of %s can be read from afar", path)
                    .asString()
                    .matches(size -> Double.parseDouble(size.replace("px", "")) >= 56);
        }
        page.context().close();
    }

    @Test
    void aChangeThatComesWhileAnotherIsFetchedIsFetchedToo() {
        List<String> lost = new ArrayList<>();
        int parts = 0;
        for (String path : paths) {
            LivePart part = LivePart.open(path);
            if (part.isThere()) {
                parts++;
                part.change();
                part.awaitRequests(1);
                part.change();
                part.answer();
                if (!part.asksAgain(2)) {
                    lost.add(path);
                }
            }
            part.close();
        }
        assertThat(lost).isEmpty();
        assertThat(parts).as("pages that keep themselves fresh").isGreaterThan(8);
    }

    @Test
    void aChangeThatCouldNotBeFetchedIsFetchedLaterAndTheOldPictureStays() {
        LivePart part = LivePart.open("/exceptions");
        String before = part.text();
        part.change();
        part.awaitRequests(1);
        part.refuse(503);
        part.awaitRequests(2);
        assertThat(part.text()).isEqualTo(before);
        part.fail();
        part.awaitRequests(3);
        assertThat(part.text()).isEqualTo(before);
        part.answer();
        part.close();
    }

    @Test
    void whoIsAmidALivePartIsNotDisturbedByAChange() {
        LivePart part = LivePart.open("/devices");
        part.page().locator("#rows tbody a").last().focus();
        String address = part.page().evaluate("document.activeElement.href").toString();
        part.change();
        part.awaitRequests(1);
        part.answer();
        part.awaitSwap();
        assertThat(part.page().evaluate("document.activeElement.href")).isEqualTo(address);
        part.close();
    }

    @Test
    void whoTypesInALivePartKeepsWhatWasTyped() {
        LivePart part = LivePart.open("/links");
        part.page().locator("#q").pressSequentially("dock");
        part.change();
        part.awaitRequests(1);
        part.answer();
        part.awaitSwap();
        assertThat(part.page().locator("#q")).hasValue("dock");
        assertThat(part.page().locator("#q")).isFocused();
        part.close();
    }

    @Test
    void whoHasScrolledDownReadsOnWhereItWasWhileMoreComesAbove() {
        Map.Entry<Long, String> device = tokens.entrySet().iterator().next();
        for (int i = 0; i < 4; i++) {
            spoken(device.getValue());
        }
        LivePart part = LivePart.open("/messages/of/" + device.getKey());
        Page page = part.page();
        page.setViewportSize(Chromium.DESK, 400);
        Locator last = page.locator(".session > li").last();
        String id = last.getAttribute("id");
        last.locator("details").evaluate("each => { each.open = true; }");
        last.evaluate("each => scrollTo({ top: each.offsetTop - 100, behavior: 'instant' })");
        double before = last.boundingBox().y;
        int count = page.locator(".session > li").count();
        spoken(device.getValue());
        part.change();
        part.awaitRequests(1);
        part.answer();
        part.awaitSwap();
        assertThat(page.locator(".session > li")).hasCount(count + 1);
        assertThat(page.locator("[id='" + id + "']").boundingBox().y).isCloseTo(before, within(2.0));
        assertThat(page.locator("[id='" + id + "'] details")).hasAttribute("open", "");
        assertThat(page.locator(".session details[open]")).hasCount(1);
        part.close();
    }

    private static void spoken(String token) {
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"readings\": [{\"t\": " + Math.random() + "}]}")
                .post("/ingest/json")
                .then()
                .statusCode(200);
    }

    @Test
    void aRefusedFormTakesTheFocusAndKeepsWhatWasTyped() {
        Page page = Chromium.get().page(Chromium.HANDHELD, ColorScheme.DARK);
        page.navigate(Chromium.address("/products/new"));
        page.fill("#gtin", "1234");
        page.fill("#name", "Tea");
        page.click("form.panel button.first");
        assertThat(page.locator("[data-error-summary]")).isFocused();
        assertThat(page.locator("[data-error-summary]")).containsText("GTIN: “1234”");
        assertThat(page.locator("#name")).hasValue("Tea");
        assertThat(page.locator("#gtin")).hasAttribute("aria-invalid", "true");
        Chromium.picture(page, "form-refused-360-dark");
        page.context().close();
    }

    @Test
    void nothingMovesForThoseWhoAskedForStillness() {
        BrowserContext context = Chromium.get()
                .page(Chromium.get().options(Chromium.DESK, ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE))
                .context();
        Page page = context.pages().getFirst();
        page.navigate(Chromium.address("/styleguide"));
        assertThat((List<?>) page.evaluate(
                        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0"
                                + " || getComputedStyle(e).animationName !== 'none').map(e => e.className)"))
                .isEmpty();
        context.close();
    }

    private static String name(String path) {
        String words = path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty() ? "overview" : words.length() > 60 ? words.substring(0, 60) : words;
    }

    /** A site with stock, a shipment under way and messages; the addresses of all pages of interest. */
    private static List<String> aBusySite() {
        Warehouse centre = Warehouse.build();
        String admin = Credentials.newAdminToken();
        List<String> tags = List.of(Reads.tag(), Reads.tag(), Reads.tag());
        Reads.seen(centre.readerToken(), Warehouse.STORAGE_ANTENNA, tags);
        Reads.post(
                centre.readerToken(),
                "[{\"quantity\":\"temperature\",\"value\":4.5,\"unit\":\"Cel\",\"time\":\"" + Instant.now() + "\"}]");
        Reads.post(centre.readerToken(), "[{\"scan\":\"]C10109506000134000\",\"time\":\"" + Instant.now() + "\"}]");
        String reference = "PO-" + centre.code() + "-" + tags.getFirst().substring(16);
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "reference",
                        reference,
                        "direction",
                        "INBOUND",
                        "door",
                        centre.code() + "/D2",
                        "fromParty",
                        "A supplier with a name that does not fit on one line of any handheld, Ltd",
                        "plannedArrivalAt",
                        Instant.now().minusSeconds(900).toString(),
                        "products",
                        List.of(Map.of("gtin", Reads.GTIN, "quantity", 1200))))
                .post("/api/v1/shipments")
                .then()
                .statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> RestAssured.given()
                        .auth()
                        .oauth2(admin)
                        .get("/api/v1/items?code=" + tags.getFirst())
                        .then()
                        .statusCode(200));
        long reader = centre.reader().value();
        String message = RestAssured.given()
                .auth()
                .oauth2(admin)
                .get("/api/v1/messages?device=" + reader)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id")
                .toString();
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("script", "function decodeUplink(input) { return {data: {temperature: input.bytes[0]}} }"))
                .put("/api/v1/payload-codecs/TH-1")
                .then()
                .statusCode(200);
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(
                        "{\"observations\": [{\"each\": \"$.readings[*]\", \"quantity\": \"temperature\", \"value\": \"@.t\", \"unit\": \"Cel\"}]}")
                .put("/api/v1/json-mappings/cold-room")
                .then()
                .statusCode(200);
        long json = aDevice(admin, "json", "mapping", "cold-room");
        long server = aDevice(admin, "chirpstack", "variables", "offset=2");
        long llrp = aDevice(admin, "llrp", "antennas", "1,2");
        long line = aDevice(admin, "textline", "model", "Scale");
        long modbus = aDevice(admin, "modbus", "model", "Freezer");
        long tracker = aDevice(admin, "teltonika", "model", "FMC130");
        for (String body : List.of(
                "{\"readings\": [{\"t\": 4.5, \"state\": \"ok\"}], \"at\": 1778241600}", "{\"readings\": []}")) {
            RestAssured.given()
                    .auth()
                    .oauth2(tokens.get(json))
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/ingest/json");
        }
        RestAssured.given()
                .auth()
                .oauth2(tokens.get(server))
                .contentType(ContentType.JSON)
                .body(
                        "{\"deviceInfo\": {\"devEui\": \"0102030405060708\", \"deviceProfileName\": \"Probe 7\"}, \"fPort\": 1,"
                                + " \"object\": {\"temperature\": 4, \"a_name_that_says_nothing_here\": 5}}")
                .post("/ingest/chirpstack?event=up")
                .then()
                .statusCode(200);
        long door = centre.door2().place().value();
        String recording = RestAssured.given()
                .auth()
                .oauth2(admin)
                .redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParams(Map.of("name", "A truck is unloaded", "minutes", "10"))
                .post("/tuning/" + door + "/recordings")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        return List.of(
                "/",
                "/tuning/" + door,
                recording,
                "/devices/" + json,
                "/devices/" + server,
                "/devices/" + llrp,
                "/devices/" + tracker,
                "/devices/" + llrp + "/outbound-link",
                "/devices/" + line + "/outbound-link",
                "/devices/" + modbus + "/outbound-link",
                "/devices/" + server + "/outbound-link",
                "/devices/" + server + "/webhook",
                "/devices/" + server + "/key",
                "/devices/" + tracker + "/commands",
                "/devices/" + tracker + "/carrier",
                "/json-mappings/new?device=" + json,
                "/json-mappings/of/cold-room?device=" + json,
                "/json-mappings/new?device=" + server + "&of=Probe+7",
                "/messages/of/" + server,
                "/scan",
                "/stock",
                "/stock?by=place",
                "/stock/" + Reads.GTIN,
                "/stock/commissioning",
                "/items",
                "/search?q=" + tags.getFirst(),
                "/search?q=nothing-like-this",
                "/places?site=" + centre.site().value(),
                "/places/" + centre.storage().value(),
                "/places/new",
                "/shipments?all=true",
                "/shipments/" + reference,
                "/shipments/new",
                "/receiving",
                "/receiving/" + centre.door2().place().value(),
                "/assets",
                "/exceptions",
                "/quarantine",
                "/unknown",
                "/devices",
                "/devices/" + reader,
                "/devices/new",
                "/links",
                "/measurements",
                "/measurements?device=" + reader,
                "/measurements?range=30d&place=" + centre.building().value(),
                "/messages/of/" + reader,
                "/messages/" + message,
                "/decode",
                "/json-mappings",
                "/payload-codecs",
                "/payload-codecs/new?payload=00C8&fPort=2",
                "/payload-codecs/of/TH-1",
                "/products",
                "/settings",
                "/settings/me",
                "/settings/users",
                "/settings/audit");
    }

    /** A device of a language with one setting, whose token is kept. */
    private static long aDevice(String admin, String dialect, String setting, String value) {
        JsonPath made = RestAssured.given()
                .auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "code",
                        "rules-" + UUID.randomUUID(),
                        "name",
                        "A device that speaks " + dialect,
                        "dialect",
                        dialect,
                        "kind",
                        dialect.equals("teltonika") ? "TRACKER" : "GATEWAY",
                        "profile",
                        Map.of(setting, value)))
                .post("/api/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        tokens.put(made.getLong("device.id"), made.getString("token"));
        return made.getLong("device.id");
    }
}
