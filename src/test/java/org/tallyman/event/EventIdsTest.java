package org.tallyman.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @Test
    void givesTheSameIdForTheSameContent() {
        assertThat(EventIds.of(TIME, "tag", "door")).isEqualTo(EventIds.of(TIME, "tag", "door"));
    }

    @Test
    void tellsPartsApartWhereverTheyEnd() {
        assertThat(EventIds.of(TIME, "ab", "c")).isNotEqualTo(EventIds.of(TIME, "a", "bc"));
        assertThat(EventIds.of(TIME, "ab")).isNotEqualTo(EventIds.of(TIME, "ab", ""));
    }

    @Test
    void tellsTimesOfOneMillisecondApart() {
        assertThat(EventIds.of(TIME, "tag")).isNotEqualTo(EventIds.of(TIME.plusNanos(1), "tag"));
    }

    @Test
    void isAVersionEightUuidThatSortsByTime() {
        UUID id = EventIds.of(TIME, "tag");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
        assertThat(EventIds.of(TIME.plusMillis(1), "tag"))
                .usingComparator(EventIds.ORDER)
                .isGreaterThan(id);
        assertThat(EventIds.of(Instant.EPOCH, "tag"))
                .usingComparator(EventIds.ORDER)
                .isLessThan(id);
    }

    @Test
    void takesTimesBeforeNineteenSeventyAsTheBeginning() {
        assertThat(EventIds.of(Instant.parse("1969-12-31T23:00:00Z"), "tag").getMostSignificantBits() >>> 16)
                .isZero();
    }
}
