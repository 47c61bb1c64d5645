package org.tallyman.dialect.jt600;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class Jt600ConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new Jt600Dialect(), "jt600.jsonl"))
                .containsExactly(
                        // Speed 1f has no decimal digits: it is 31 knots, as 0a in other messages of padlocks is 10.
                        "testDecode#2: fix 0 speedKmh 57.412000000000006, not 46.3");
    }

    @Test
    void cutsEveryLineAsAMatureServer() {
        assertThat(FramingConformance.differences(new Jt600Dialect())).isEmpty();
    }
}
