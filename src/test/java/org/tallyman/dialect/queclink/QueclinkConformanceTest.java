package org.tallyman.dialect.queclink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class QueclinkConformanceTest {

    private static final List<String> REVIEWED = List.of(
            // Bit 30 of the mask says that there is a position, and there is one; the reference passes over it in this
            // model
            "testDecode#18: 1 fixes, not 0; refused: []");

    @Test
    void readsRecordedMessagesAsAMatureDecoderDoes() {
        assertThat(TrackerConformance.differences(new QueclinkDialect(), "queclink.jsonl"))
                .containsExactlyElementsOf(REVIEWED);
    }

    @Test
    void cutsRecordedBuffers() {
        assertThat(FramingConformance.differences(new QueclinkDialect())).isEmpty();
    }
}
