package org.tallyman.dialect.digitalmatter;

import java.time.Instant;

/** The maker's units: speeds are centimetres a second, times seconds since 2013 in UTC ("Times in the DM Protocol"). */
final class Units {

    static final double KMH_PER_CMPS = 0.036;
    static final long EPOCH_SECONDS = 1_356_998_400L;

    private Units() {}

    static Instant at(long seconds) {
        return Instant.ofEpochSecond(EPOCH_SECONDS + seconds);
    }
}
