package org.tallyman.dialect.digitalmatter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.TrackerConformance;

class DigitalMatterConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new DigitalMatterDialect(), "digitalmatter.jsonl"))
                .isEmpty();
    }
}
