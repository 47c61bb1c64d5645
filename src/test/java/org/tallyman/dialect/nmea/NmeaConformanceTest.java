package org.tallyman.dialect.nmea;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.TrackerConformance;

class NmeaConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new NmeaDialect(), "nmea.jsonl"))
                .isEmpty();
    }
}
