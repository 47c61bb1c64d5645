package org.tallyman.dialect.t800x;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class T800xConformanceTest {

    private static final List<String> REVIEWED = List.of(
            // Seven whole messages in one buffer: the reference takes those behind the first for engine data
            "testDecode#6: 7 fixes, not 1; refused: []",
            // The reference answers a tag's message a second time with a message that is cut short
            "testDecode#9: answer “272710000f7bd00860112047066487”, not “272710000f7bd00860112047066487272710000f7bd0”",
            "testDecode#10: answer “272710000f7bb30860112047066487”, not “272710000f7bb30860112047066487272710000f7bb3”",
            // Two bytes earlier, as the maker's codec reads it: else 165,872 litres were used
            "testDecode#15: status 0 fuelUsed 2.53, not 165871.615");

    @Test
    void readsRecordedMessagesAsAMatureDecoderDoes() {
        assertThat(TrackerConformance.differences(new T800xDialect(), "t800x.jsonl"))
                .containsExactlyElementsOf(REVIEWED);
    }

    @Test
    void writesRecordedCommands() {
        assertThat(CommandConformance.differences(new T800xDialect())).isEmpty();
    }
}
