package org.tallyman.dialect.h02;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class H02ConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new H02Dialect(), "h02.jsonl"))
                .isEmpty();
    }

    @Test
    void cutsEveryLineAsAMatureServer() {
        assertThat(FramingConformance.differences(new H02Dialect())).isEmpty();
    }

    @Test
    void writesEveryCommandAsAMatureServer() {
        assertThat(CommandConformance.differences(new H02Dialect())).isEmpty();
    }
}
