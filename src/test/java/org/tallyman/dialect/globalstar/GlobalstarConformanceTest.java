package org.tallyman.dialect.globalstar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.TrackerConformance;

class GlobalstarConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new GlobalstarDialect(), "globalstar.jsonl"))
                .isEmpty();
    }
}
