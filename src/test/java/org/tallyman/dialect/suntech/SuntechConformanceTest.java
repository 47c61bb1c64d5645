package org.tallyman.dialect.suntech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class SuntechConformanceTest {

    private static final List<String> REVIEWED = List.of(
            // A sensor's report with time and place in plain text, which the reference does not read
            "testDecode#11: 1 fixes, not 0; refused: []");

    @Test
    void readsRecordedMessagesAsAMatureDecoderDoes() {
        assertThat(TrackerConformance.differences(new SuntechDialect(), "suntech.jsonl"))
                .containsExactlyElementsOf(REVIEWED);
    }

    @Test
    void cutsRecordedBuffers() {
        assertThat(FramingConformance.differences(new SuntechDialect())).isEmpty();
    }

    @Test
    void writesRecordedCommands() {
        assertThat(CommandConformance.differences(new SuntechDialect())).isEmpty();
    }
}
