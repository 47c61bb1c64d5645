package org.tallyman.dialect.gps103;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class Gps103ConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new Gps103Dialect(), "gps103.jsonl"))
                .containsExactly(
                        // The device's own time has seconds, and there is no time in UTC that would be better.
                        "testDecode#77: fix 0 at 2015-04-01T16:58:32Z, not 2015-04-01T16:58:00Z");
    }

    @Test
    void writesEveryCommandAsAMatureServer() {
        assertThat(CommandConformance.differences(new Gps103Dialect())).isEmpty();
    }
}
