package org.tallyman.dialect.teltonika;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class TeltonikaConformanceTest {

    @Test
    void readsWhatAMatureServerReads() {
        assertThat(TrackerConformance.differences(new TeltonikaDialect(), "teltonika.jsonl"))
                .isEmpty();
    }

    @Test
    void cutsWhatAMatureServerCuts() {
        assertThat(FramingConformance.differences(new TeltonikaDialect())).isEmpty();
    }

    @Test
    void writesTheCommandsOfAMatureServer() {
        assertThat(CommandConformance.differences(new TeltonikaDialect())).isEmpty();
    }
}
