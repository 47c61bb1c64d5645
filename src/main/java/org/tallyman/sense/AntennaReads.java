package org.tallyman.sense;

import java.util.HashSet;
import java.util.Set;
import org.tallyman.dialect.Observation;

/** The reads of one antenna in the last seconds: how many, and how strong, in steps of 5 dB. Thread-safe. */
final class AntennaReads {

    static final int STEP_DB = 5;
    static final int WEAKEST_DBM = -85;
    static final int STEPS = 13;

    /** Tags of one second that are told apart. */
    private static final int TAGS_MAX = 2_000;

    private final Second[] seconds = new Second[AntennaWatch.SECONDS];

    private static final class Second {

        private final long at;
        private final long[] steps = new long[STEPS];
        private final Set<String> tags = new HashSet<>();
        private long reads;

        Second(long at) {
            this.at = at;
        }
    }

    /**
     * What it read.
     *
     * @param perSecond reads a second, over the whole time
     * @param tags different ones
     * @param steps reads by power, the weakest first; those without power are in none
     */
    record Seen(double perSecond, int tags, long reads, long[] steps) {

        /** The middle of the step in which half of the reads are weaker, in dBm; 0 where no power is told. */
        int medianDbm() {
            long told = 0;
            for (long step : steps) {
                told += step;
            }
            long below = 0;
            for (int i = 0; i < steps.length; i++) {
                below += steps[i];
                if (told > 0 && 2 * below >= told) {
                    return WEAKEST_DBM + i * STEP_DB;
                }
            }
            return 0;
        }
    }

    synchronized void add(long second, Observation.TagRead read) {
        int slot = (int) Math.floorMod(second, (long) seconds.length);
        Second now = seconds[slot];
        if (now == null || now.at < second) {
            now = new Second(second);
            seconds[slot] = now;
        } else if (now.at > second) {
            return;
        }
        now.reads += read.count();
        if (now.tags.size() < TAGS_MAX) {
            now.tags.add(read.epc());
        }
        Integer rssi = read.rssiCdbm();
        if (rssi != null) {
            int step = Math.round((rssi / 100f - WEAKEST_DBM) / STEP_DB);
            now.steps[Math.clamp(step, 0, STEPS - 1)] += read.count();
        }
    }

    synchronized Seen seen(long nowSecond) {
        long[] steps = new long[STEPS];
        Set<String> tags = new HashSet<>();
        long reads = 0;
        for (Second second : seconds) {
            if (second != null && second.at > nowSecond - seconds.length) {
                reads += second.reads;
                tags.addAll(second.tags);
                for (int i = 0; i < STEPS; i++) {
                    steps[i] += second.steps[i];
                }
            }
        }
        return new Seen((double) reads / seconds.length, tags.size(), reads, steps);
    }
}
