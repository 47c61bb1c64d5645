package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.Rebuild;
import org.tallyman.intake.RebuildReport;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.OwnTime;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.Warehouse;

/** In an application of its own, because it lets weeks go by: a month after a midnight, all before it is let go. */
@QuarkusTest
@TestProfile(OwnTime.class)
class CellRetentionTest {

    private final Seen seen;
    private final CellDays days;
    private final CellRetention retention;
    private final Presence presence;
    private final Rebuild rebuild;
    private final TestClock clock;
    private final String lying = Seen.newTag();
    private final String gone = Seen.newTag();
    private Instant midnight = Instant.EPOCH;
    private Warehouse centre;

    CellRetentionTest(
            Seen seen, CellDays days, CellRetention retention, Presence presence, Rebuild rebuild, TestClock clock) {
        this.seen = seen;
        this.days = days;
        this.retention = retention;
        this.presence = presence;
        this.rebuild = rebuild;
        this.clock = clock;
    }

    /** Each test begins a year after the one before: what was let go stays so. */
    @BeforeEach
    void letAMonthGoBy() {
        clock.letAYearGoBy();
        midnight = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        days.prepare();
        clock.advance(Duration.between(clock.instant(), midnight.plusSeconds(1200)));
        centre = Warehouse.build();
        List<String> reads = new ArrayList<>();
        for (int second = -1200; second <= 600; second += 30) {
            reads.add(read(lying, Warehouse.STORAGE_ANTENNA, second));
        }
        for (int second = -9000; second < -8990; second++) {
            reads.add(read(gone, Warehouse.SHIPPING_ANTENNA, second));
        }
        Seen.post(centre.readerToken(), reads);
        clock.advance(Duration.ofDays(30));
        Seen.post(centre.readerToken(), List.of());
        seen.settle();
        assertThat(seen.cells(lying)).hasSize(61);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whatIsOlderThanMessagesIsItsVisitsAndGoesOnAsIfNothingHadGone() {
        List<String> lyingVisits = seen.visits(lying);
        List<String> goneVisits = seen.visits(gone);
        String goneItem =
                seen.rows("select item from tag where epc_hex = ?", gone).getFirst();
        letGo();

        assertThat(seen.cells(lying)).hasSize(21);
        assertThat(seen.cells(gone)).isEmpty();
        assertThat(seen.rows("select at_ms from sense_checkpoint where at_ms < ?", midnight.toEpochMilli()))
                .isEmpty();
        assertThat(seen.visits(gone)).isEqualTo(goneVisits).hasSize(1);
        assertThat(presence.lastSeen(List.of(goneItem))).hasEntrySatisfying(goneItem, last -> {
            assertThat(last.at()).isBetween(midnight.minusSeconds(9000), midnight.minusSeconds(8990));
            assertThat(last.readPoint()).isEqualTo(centre.shippingPoint().value());
        });

        Seen.post(centre.readerToken(), List.of(read(lying, Warehouse.STORAGE_ANTENNA, 630)));
        seen.settle();
        assertThat(seen.visits(lying))
                .as("the sighting goes on")
                .isEqualTo(lyingVisits)
                .hasSize(1);
        RebuildReport report = rebuild.compare().orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(report.same()).as(report.text()).isTrue();
    }

    @Test
    void whatIsSaidOfThatTimeLaterChangesNothingAndIsTold() {
        List<String> visits = seen.visits(lying);
        letGo();
        devicePage(not(containsString("Came too late")));

        Seen.post(
                centre.readerToken(),
                List.of(
                        read(lying, Warehouse.SHIPPING_ANTENNA, -300),
                        read(lying, Warehouse.SHIPPING_ANTENNA, -299),
                        read(lying, Warehouse.STORAGE_ANTENNA, 601)));
        seen.settle();

        assertThat(seen.visits(lying)).isEqualTo(visits);
        assertThat(seen.cells(lying)).hasSize(22);
        assertThat(seen.rows(
                        "select reads from late_read where device_id = ?",
                        centre.reader().value()))
                .containsExactly("2");
        devicePage(containsString("Came too late"));
        RebuildReport report = rebuild.compare().orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(report.same()).as(report.text()).isTrue();
    }

    private void letGo() {
        retention.ask();
        Awaitility.await().until(retention::isIdle);
        days.drop();
    }

    private void devicePage(org.hamcrest.Matcher<String> shows) {
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .accept("text/html")
                .get("/devices/" + centre.reader().value())
                .then()
                .statusCode(200)
                .body(shows);
    }

    private String read(String tag, int antenna, int second) {
        return Seen.read(
                tag,
                antenna,
                midnight.plusSeconds(second).toEpochMilli() - Seen.NOON.toEpochMilli(),
                antenna == Warehouse.SHIPPING_ANTENNA ? -40 : -60);
    }
}
