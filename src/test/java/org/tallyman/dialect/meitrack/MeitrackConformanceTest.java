package org.tallyman.dialect.meitrack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class MeitrackConformanceTest {

    @Test
    void readsRecordedMessagesAsAMatureDecoderDoes() {
        assertThat(TrackerConformance.differences(new MeitrackDialect(), "meitrack.jsonl"))
                .isEmpty();
    }

    @Test
    void cutsRecordedBuffers() {
        assertThat(FramingConformance.differences(new MeitrackDialect())).isEmpty();
    }

    @Test
    void writesRecordedCommands() {
        assertThat(CommandConformance.differences(new MeitrackDialect())).isEmpty();
    }
}
