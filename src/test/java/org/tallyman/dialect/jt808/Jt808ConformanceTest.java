package org.tallyman.dialect.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class Jt808ConformanceTest {

    /** A number with eight bits behind the point, below zero, is -4328/256; the other server takes the two bytes apart. */
    private static final String FIXED_POINT = "testDecode#50: status 0 temp3 -16.90625, not -17.094117647058823";

    /** This frame was recorded with its escapes: 7D 02 is 7E. */
    private static final String ESCAPED = "testDecode#59: status 0 intakeFlow 126, not 125";

    /** One byte, 32, is half a load; the other server takes a second byte that is not there. */
    private static final String LOAD = "testDecode#48: status 0 engineLoad 50, not 1280.0";

    @Test
    void readsWhatAMatureServerReads() {
        assertThat(TrackerConformance.differences(new Jt808Dialect(), "jt808.jsonl"))
                .containsExactlyInAnyOrder(FIXED_POINT, ESCAPED, LOAD);
    }

    @Test
    void cutsWhatAMatureServerCuts() {
        assertThat(FramingConformance.differences(new Jt808Dialect())).isEmpty();
    }

    @Test
    void writesTheCommandsOfAMatureServer() {
        assertThat(CommandConformance.differences(new Jt808Dialect())).isEmpty();
    }
}
