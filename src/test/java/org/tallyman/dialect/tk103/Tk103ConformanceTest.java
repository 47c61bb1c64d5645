package org.tallyman.dialect.tk103;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class Tk103ConformanceTest {

    @Test
    void readsEveryMessageAsAMatureDecoder() {
        assertThat(TrackerConformance.differences(new Tk103Dialect(), "tk103.jsonl"))
                .containsExactly(
                        // The bracket is no part of a name that is a digit shorter than others.
                        "testDecode#41: ids [01029131573] lack (01029131573");
    }

    @Test
    void cutsEveryLineAsAMatureServer() {
        assertThat(FramingConformance.differences(new Tk103Dialect()))
                .containsExactly(
                        // A byte that begins nothing is noise, whether or not another follows it.
                        "67: First[frame=null, consumed=1], not First[frame=null, consumed=0]");
    }

    @Test
    void writesEveryCommandAsAMatureServer() {
        assertThat(CommandConformance.differences(new Tk103Dialect())).isEmpty();
    }
}
