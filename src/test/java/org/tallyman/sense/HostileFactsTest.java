package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.testsupport.TestDatabase;
import org.tallyman.testsupport.Warehouse;

/** One odd element never takes the others of its message with it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HostileFactsTest {

    private final Seen seen;

    HostileFactsTest(Seen seen) {
        this.seen = seen;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"signal\":\"light-beam\",\"name\":\"a\\u0000b\",\"on\":true,\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"status\":\"a\\u0000b\",\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"quantity\":\"a\\u0000b\",\"value\":1,\"unit\":\"Cel\",\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"quantity\":\"t\",\"value\":1e300,\"unit\":\"\\ud800\",\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"scan\":\"a\\u0000b\",\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"scan\":\"\\ud800 ' \\\" ; drop table tag\",\"readPoint\":\"%s-STORAGE\","
                        + "\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"device\":\"a\\u0000b\",\"status\":\"up\",\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"device\":\"\\ud800\",\"status\":\"up\",\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"epc\":\"3034\",\"antenna\":2,\"count\":1000000000,\"time\":\"0000-01-01T00:00:00Z\"}",
                "{\"epc\":\"3035\",\"antenna\":2,\"count\":1000000000,\"time\":\"1969-12-31T23:59:59Z\"}",
                "{\"epc\":\"3036\",\"antenna\":2,\"count\":1000000000,\"time\":\"9999-12-31T23:59:59Z\"}",
                "{\"epc\":\"FF\",\"antenna\":2,\"count\":1000000000,\"time\":\"2026-03-02T12:00:00Z\"}",
                "{\"latitude\":90,\"longitude\":-180,\"altitude\":-12000,\"time\":\"0000-01-01T00:00:00Z\"}",
                "{\"latitude\":90,\"longitude\":-180,\"time\":\"9999-12-31T23:59:59Z\"}",
                "{\"lost\":9223372036854775807,\"reason\":\"all\",\"time\":\"0000-01-01T00:00:00Z\"}"
            })
    void theReadsBesideItCount(String odd) {
        Warehouse centre = Warehouse.build();
        String tag = Seen.newTag();
        Seen.post(
                centre.readerToken(),
                List.of(
                        Seen.read(tag, Warehouse.STORAGE_ANTENNA, 0, -50),
                        odd.formatted(centre.code()),
                        Seen.read(tag, Warehouse.STORAGE_ANTENNA, 1_000, -50)));
        seen.settle();
        assertThat(seen.visits(tag)).containsExactly("0.0 SEEN STORAGE");
    }
}
