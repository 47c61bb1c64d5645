package org.tallyman.dialect.gt06;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tallyman.dialect.tracker.CommandConformance;
import org.tallyman.dialect.tracker.FramingConformance;
import org.tallyman.dialect.tracker.TrackerConformance;

class Gt06ConformanceTest {

    /** The other server counts a cell of the SL4X as eight bytes, four more than it has, and reads on into the CRC. */
    private static final String[] SL4X = {
        "testDecode#21: fix 0 altitude 687.0, not -31703.0",
        "testDecode#21: status 0 status 70, not 2",
        "testDecode#21: status 0 charge true, not false",
        "testDecode#21: status 0 rssi 4, not 0",
        "testDecode#24: fix 0 altitude 0.0, not 3338.0",
        "testDecode#24: status 0 status 82, not 0",
        "testDecode#24: status 0 ignition true, not false",
        "testDecode#24: status 0 batteryLevel 100, not 94",
        "testDecode#24: status 0 rssi 4, not 7"
    };

    /** It reads this one number least significant byte first, which makes 3 million kilometres of 61. */
    private static final String ODOMETER = "testDecode#73: status 0 odometer 61633, not 3253731328";

    /** It counts one byte too few where the network has two, so that each value stands for the one before it. */
    private static final String[] WIDE_NETWORK = {
        "testDecode#88: status 0 status 44, not 5",
        "testDecode#88: status 0 batteryLevel 83, not 66",
        "testDecode#88: status 0 rssi 4, not 17",
        "testDecode#88: status 0 geofence 255, not 0"
    };

    @Test
    void readsWhatAMatureServerReads() {
        assertThat(TrackerConformance.differences(new Gt06Dialect(), "gt06.jsonl"))
                .contains(SL4X)
                .contains(ODOMETER)
                .contains(WIDE_NETWORK)
                .hasSize(SL4X.length + 1 + WIDE_NETWORK.length);
    }

    @Test
    void cutsWhatAMatureServerCuts() {
        assertThat(FramingConformance.differences(new Gt06Dialect())).isEmpty();
    }

    @Test
    void writesTheCommandsOfAMatureServer() {
        assertThat(CommandConformance.differences(new Gt06Dialect())).isEmpty();
    }
}
