package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.OwnTime;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.Warehouse;

/** In an application of its own, because it lets weeks go by. */
@QuarkusTest
@TestProfile(OwnTime.class)
class RetentionTest {

    private static final long SERIALS = 0x3034257BF4L << 20;

    private final Retention retention;
    private final MessageDays days;
    private final ForgottenMessages forgotten;
    private final Rebuild rebuild;
    private final TestDevices devices;
    private final DataSource dataSource;
    private final TestClock clock;
    private static int told;

    RetentionTest(
            Retention retention,
            MessageDays days,
            ForgottenMessages forgotten,
            Rebuild rebuild,
            TestDevices devices,
            DataSource dataSource,
            TestClock clock) {
        this.retention = retention;
        this.days = days;
        this.forgotten = forgotten;
        this.rebuild = rebuild;
        this.devices = devices;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Each test begins where no other has been: the journal's clock never goes back. */
    @BeforeEach
    void letAYearGoBy() {
        clock.letAYearGoBy();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void pastItsDaysAMessageIsItsHashAndDateAndWhatFollowedStays() throws SQLException {
        Warehouse warehouse = Warehouse.build();
        String body = see(warehouse);
        long message = sourceOf(warehouse);
        clock.advance(Duration.ofDays(31));
        see(warehouse);
        retention.forget();
        String hash = HexFormat.of().formatHex(Quarantine.sha256(body.getBytes(StandardCharsets.UTF_8)));
        String token = Credentials.newAdminToken();
        RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/v1/messages/" + message)
                .then()
                .statusCode(410)
                .body("detail", containsString(hash));
        RestAssured.given()
                .auth()
                .oauth2(token)
                .accept("text/html")
                .get("/messages/" + message)
                .then()
                .statusCode(200)
                .body(containsString(hash));
        assertThat(items(warehouse)).isEqualTo(2);
        see(warehouse);
        RebuildReport report = rebuild.compare().orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(report.same()).as(report.text()).isTrue();
        assertThat(report.since()).isAfter(Instant.now());
    }

    @Test
    void beyondItsBudgetTheOldestDaysGoAndNeverTheNewest() throws SQLException {
        Warehouse warehouse = Warehouse.build();
        see(warehouse);
        clock.advance(Duration.ofDays(2));
        see(warehouse);
        clock.advance(Duration.ofDays(2));
        see(warehouse);
        new Retention(dataSource, days, forgotten, budget(Long.MAX_VALUE), clock).forget();
        assertThat(countDays()).isGreaterThan(1);
        new Retention(dataSource, days, forgotten, budget(1), clock).forget();
        assertThat(countDays()).isEqualTo(1);
        see(warehouse);
    }

    private static IntakeConfig budget(long bytes) {
        return new SmallRyeConfigBuilder()
                .withMapping(IntakeConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("tallyman.intake.message-bytes-max", Long.toString(bytes))
                .build()
                .getConfigMapping(IntakeConfig.class);
    }

    private long countDays() {
        return devices.number("select count(*) from pg_inherits where inhparent = 'message_block'::regclass");
    }

    /** A tag of its own, enough to open a visit; returns what was sent. */
    private String see(Warehouse warehouse) {
        long before = items(warehouse);
        String body = String.format(
                "{\"epc\":\"%024X\",\"antenna\":1,\"count\":5,\"time\":\"%s\"}", SERIALS + ++told, clock.instant());
        RestAssured.given()
                .header("Authorization", "Bearer " + warehouse.readerToken())
                .body(body)
                .post("/ingest/tallyman")
                .then()
                .statusCode(200);
        Awaitility.await().until(() -> items(warehouse) == before + 1);
        return body;
    }

    private long items(Warehouse warehouse) {
        return devices.number(
                "select count(*) from item where read_point_id = ?",
                warehouse.receivingPoint().value());
    }

    private long sourceOf(Warehouse warehouse) {
        return devices.number(
                "select max(source_message) from event where read_point_id = ?",
                warehouse.receivingPoint().value());
    }
}
