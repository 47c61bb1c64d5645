package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;

/** The page of all lines: each judged by what is expected of it, those that want a look first. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LinksPagesTest {

    private final TestDevices devices;
    private final DeviceHealth health;
    private final DataSource database;
    private final LineLog log;
    private String admin = "";

    LinksPagesTest(TestDevices devices, DeviceHealth health, DataSource database, LineLog log) {
        this.devices = devices;
        this.health = health;
        this.database = database;
        this.log = log;
    }

    @BeforeEach
    void signIn() {
        admin = Credentials.newAdminToken();
    }

    @Test
    void aTrackerThatSleepsAsItUsedToIsNotSilentAndOneThatDoesNotIs() throws SQLException {
        Instant now = Instant.now();
        TestDevices.Line sleeper = devices.register("tallyman");
        TestDevices.Line missing = devices.register("tallyman");
        // Both speak every minute; one slept for ten hours three times, and now both are silent for twelve.
        Instant at = now.minus(Duration.ofHours(60));
        for (int night = 0; night < 3; night++) {
            for (int minute = 0; minute < 5; minute++) {
                hear(sleeper, at.plusSeconds(60L * minute));
            }
            at = at.plus(Duration.ofHours(10));
        }
        hear(sleeper, now.minus(Duration.ofHours(12)));
        for (int minute = 20; minute > 0; minute--) {
            hear(missing, now.minus(Duration.ofHours(12)).minusSeconds(60L * minute));
        }
        assertThat(row(sleeper)).startsWith("<tr class=\"normal\">").contains("reporting", "learned");
        assertThat(row(missing)).startsWith("<tr class=\"attention\">").contains("5 min", "learned");
        assertThat(links("?state=silent&q=" + missing.code())).contains(link(missing));
        assertThat(links("?state=silent&q=" + sleeper.code())).doesNotContain(link(sleeper));
    }

    @Test
    void whatIsSilentStandsFirstAndGoesIntoTheHistoryOfItsDevice() {
        TestDevices.Line first = devices.register("tallyman");
        TestDevices.Line second = devices.register("tallyman");
        String mark = "order" + Long.toString(System.nanoTime(), 36);
        devices.number(
                "update device set expected_interval_s = 1 where id = ? returning id",
                second.id().value());
        devices.change("update device set name = 'AAA ' || ? where id = ?", mark, first);
        devices.change("update device set name = 'ZZZ ' || ? where id = ?", mark, second);
        post(first, "[{\"epc\":\"3034\"}]");
        post(second, "[{\"epc\":\"3034\"}]");
        Awaitility.await().untilAsserted(() -> assertThat(row(second)).startsWith("<tr class=\"attention\">"));
        String page = links("?q=" + mark);
        assertThat(page.indexOf("ZZZ " + mark)).isBetween(1, page.indexOf("AAA " + mark));
        Awaitility.await()
                .untilAsserted(() -> assertThat(devices.number(
                                "select count(*) from line_change where device_id = ? and state = 'SILENT'",
                                second.id().value()))
                        .isPositive());
        post(second, "[{\"epc\":\"3035\"}]");
        log.look();
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .accept("text/html")
                .get("/devices/" + second.id().value())
                .then()
                .statusCode(200)
                .body(containsString("When it was down or silent"), containsString("expected every 1 s"));
    }

    @Test
    void whatComesBackBeforeAnythingIsHeardEndsWhatItWas() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "[{\"epc\":\"3034\"}]");
        Awaitility.await().untilAsserted(() -> assertThat(row(device)).startsWith("<tr class=\"normal\">"));
        log.look();
        devices.change("update device set status = ? where id = ?", "DISABLED", device);
        log.look();
        devices.change("update device set status = ? where id = ?", "ACTIVE", device);
        log.look();
        assertThat(devices.number(
                        "select count(*) from line_change where device_id = ?",
                        device.id().value()))
                .isEqualTo(3);
        assertThat(devices.number(
                        "select (state = 'WELL')::int from line_change where device_id = ? order by at desc limit 1",
                        device.id().value()))
                .isOne();
    }

    @Test
    void errorsAreToldByKindAndLeadToWhatIsWrong() {
        TestDevices.Line device = devices.register("tallyman");
        post(device, "[{\"epc\":\"3034\"},{\"epc\":\"not hex\"}]");
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body("[]")
                .post("/ingest/impinj")
                .then()
                .statusCode(403);
        Awaitility.await()
                .untilAsserted(() -> assertThat(row(device))
                        .contains("/quarantine?device=" + device.id().value())
                        .contains("other-dialect"));
        RestAssured.given()
                .auth()
                .oauth2(admin)
                .accept("text/html")
                .get("/quarantine?device=" + device.id().value())
                .then()
                .statusCode(200)
                .body(containsString("not hex"), containsString("Of all devices"));
    }

    @Test
    void pagesGoOnWhereTheyEndedAndHoldEachLineOnce() {
        String mark = "paged" + Long.toString(System.nanoTime(), 36);
        for (int n = 0; n < 120; n++) {
            devices.number(
                    "insert into device (code, name, dialect, kind, created_at) values (?, 'Same name', 'h02', 'TRACKER', now())"
                            + " returning id",
                    mark + "-" + n);
        }
        devices.register("tallyman");
        StringBuilder seen = new StringBuilder();
        String next = "/links?q=" + mark;
        int pages = 0;
        while (!next.isEmpty() && pages < 10) {
            String page = RestAssured.given()
                    .urlEncodingEnabled(false)
                    .auth()
                    .oauth2(admin)
                    .accept("text/html")
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            seen.append(page);
            var link = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : "";
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        List<String> codes = Pattern.compile("<span class=\"mono\">(" + mark + "-[0-9]+)</span>")
                .matcher(seen)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(codes).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void tellsProgramsTheSame() throws SQLException {
        String mark = "api" + Long.toString(System.nanoTime(), 36);
        TestDevices.Line heard = devices.register("tallyman");
        TestDevices.Line silent = devices.register("tallyman");
        TestDevices.Line never = devices.register("h02");
        devices.change("update device set name = 'AAA ' || ? where id = ?", mark, heard);
        devices.change("update device set name = 'BBB ' || ?, expected_interval_s = 60 where id = ?", mark, silent);
        devices.change("update device set name = 'CCC ' || ? where id = ?", mark, never);
        Instant now = Instant.now();
        hear(silent, now.minusSeconds(600));
        hear(heard, now);

        Awaitility.await()
                .untilAsserted(() -> assertThat(api("?limit=2&q=" + mark).getList("items.state", String.class))
                        .containsExactly("silent", "never"));
        JsonPath first = api("?limit=2&q=" + mark);
        assertThat(first.getLong("items[0].deviceId")).isEqualTo(silent.id().value());
        assertThat(first.getBoolean("items[0].amiss")).isTrue();
        assertThat(first.getLong("items[0].expectedWithinS")).isEqualTo(60);
        assertThat(first.getBoolean("items[0].expectedLearned")).isFalse();
        assertThat(first.getString("items[0].kind")).isEqualTo("gateway");
        assertThat(first.getString("items[1].kind")).isEqualTo("line");
        assertThat(first.getString("items[1].lastSeen")).isNull();
        JsonPath second = api("?limit=2&q=" + mark + "&after=" + first.getString("next"));
        assertThat(second.getList("items.deviceId", Long.class))
                .containsExactly(heard.id().value());
        assertThat(second.getString("items[0].state")).isEqualTo("heard");
        assertThat(second.getLong("items[0].messages")).isEqualTo(1);
        assertThat(second.getString("items[0].connection")).isNull();
        assertThat(second.getString("next")).isNull();

        assertThat(api("?state=amiss&q=" + mark).getList("items.code")).containsExactly(silent.code());
        assertThat(api("?kind=line&q=" + mark).getList("items.code")).containsExactly(never.code());
        assertThat(api("?language=h02&q=" + mark).getList("items.code")).containsExactly(never.code());
    }

    @Test
    void whatIsNoStateKindOrCursorIsRefusedByName() {
        for (String query : List.of("state=ill", "kind=ill", "after=aWxs")) {
            RestAssured.given()
                    .auth()
                    .oauth2(admin)
                    .get("/links?" + query)
                    .then()
                    .statusCode(400)
                    .body(containsString(query.substring(0, query.indexOf('='))));
            RestAssured.given()
                    .auth()
                    .oauth2(admin)
                    .get("/api/v1/links?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
        }
    }

    private void hear(TestDevices.Line device, Instant at) throws SQLException {
        try (Connection connection = database.getConnection()) {
            KeptMessage message = new KeptMessage(
                    MessageId.of(MessageId.firstBlockAt(at), 0),
                    device.id(),
                    "tallyman",
                    at,
                    null,
                    List.of(),
                    List.of(),
                    new BitSet());
            health.consume(new FoldBatch(List.of(), List.of(message)), connection);
        }
    }

    /** Its row of the table alone: what stands above it speaks of others. */
    private String row(TestDevices.Line device) {
        String page = links("?q=" + device.code());
        int at = page.indexOf(link(device));
        assertThat(at).isPositive();
        return page.substring(page.lastIndexOf("<tr", at), page.indexOf("</tr>", at));
    }

    private static String link(TestDevices.Line device) {
        return "<a href=\"/devices/" + device.id().value() + "\">";
    }

    private JsonPath api(String query) {
        return RestAssured.given()
                .auth()
                .oauth2(admin)
                .get("/api/v1/links" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String links(String query) {
        return RestAssured.given()
                .auth()
                .oauth2(admin)
                .accept("text/html")
                .get("/links" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void post(TestDevices.Line device, String body) {
        RestAssured.given()
                .header("Authorization", "Bearer " + device.token())
                .body(body)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
    }
}
