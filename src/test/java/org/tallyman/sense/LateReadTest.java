package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyman.testsupport.Credentials;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** A tag that an antenna has seen for three weeks, and what changes its past. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LateReadTest {

    private static final long EVERY_MS = 90_000;
    private static final int READS = 20_160;
    private static final int READS_IN_MESSAGE = 4_032;
    private static final long DAY_MS = 86_400_000;

    private final Seen seen;
    private Warehouse centre;
    private String tag = "";

    LateReadTest(Seen seen) {
        this.seen = seen;
    }

    @BeforeEach
    void lieOnAShelf() {
        centre = Warehouse.build();
        tag = Seen.newTag();
        for (int start = 0; start < READS; start += READS_IN_MESSAGE) {
            List<String> reads = new ArrayList<>();
            for (int read = start; read < start + READS_IN_MESSAGE; read++) {
                reads.add(Seen.read(tag, Warehouse.STORAGE_ANTENNA, read * EVERY_MS, -60));
            }
            Seen.post(centre.readerToken(), reads);
        }
        seen.settle();
        assertThat(seen.visits(tag)).containsExactly("90.0 SEEN STORAGE");
    }

    @Test
    void aLateReadIsFollowedNoFurtherThanItMatters() {
        long late = DAY_MS + 1_000;
        List<String> laterCheckpoints = checkpointsFrom(late + DAY_MS);
        assertThat(laterCheckpoints).hasSizeGreaterThan(2);
        Seen.post(
                centre.readerToken(),
                List.of(
                        Seen.read(tag, Warehouse.SHIPPING_ANTENNA, late, -40),
                        Seen.read(tag, Warehouse.SHIPPING_ANTENNA, late + 500, -40)));
        seen.settle();
        assertThat(seen.visits(tag))
                .containsExactly("90.0 SEEN STORAGE", "86401.0 SEEN SHIPPING", "86490.0 SEEN STORAGE");
        assertThat(checkpointsFrom(late + DAY_MS)).isEqualTo(laterCheckpoints);
    }

    @Test
    void thePastIsGoneThroughWithFewCellsAtATime() {
        RestAssured.given()
                .auth()
                .oauth2(Credentials.newAdminToken())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "observedCount",
                        7,
                        "validFrom",
                        Seen.NOON.minusSeconds(60).toString()))
                .post("/api/v1/read-points/" + centre.storagePoint().value() + "/settings")
                .then()
                .statusCode(200);
        seen.settle();
        assertThat(seen.visits(tag)).containsExactly("540.0 SEEN STORAGE");
        List<Long> checkpoints =
                checkpointsFrom(0).stream().map(Long::parseLong).toList();
        assertThat(checkpoints).hasSizeGreaterThan(READS / 1_000);
        for (int next = 1; next < checkpoints.size(); next++) {
            assertThat(checkpoints.get(next) - checkpoints.get(next - 1)).isLessThanOrEqualTo(1_000 * EVERY_MS);
        }
    }

    private List<String> checkpointsFrom(long ms) {
        return seen.rows(
                "select c.at_ms from sense_checkpoint c join tag t on t.id = c.tag_id"
                        + " where t.epc_hex = ? and c.at_ms >= ? order by 1",
                tag,
                Seen.NOON.toEpochMilli() + ms);
    }
}
