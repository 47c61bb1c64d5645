package org.tallyman.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * {@code ./tally soak lines [rounds] [seed]}: {@code kill -9} under trackers on lines of their own, which send until they are
 * confirmed and call again when the line breaks. After each round every confirmed record must be in the journal, and a position
 * once.
 */
public final class LinesSoak {

    private static final int TRACKERS = 50;
    private static final long FIRST_IMEI = 356_307_043_000_000L;

    private LinesSoak() {}

    public static void main(String... args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime() % 1_000_000;
        // Kept when the books do not close, to be looked into.
        Path directory = Scratch.create("soak-");
        soak(directory, rounds, seed);
        Scratch.delete(directory);
    }

    /**
     * Runs so many rounds on a new data directory.
     *
     * @throws IllegalStateException when a record is lost or doubled
     */
    static void soak(Path directory, int rounds, long seed) throws Exception {
        KillSoak.soak(directory, rounds, seed, LinesSoak::trackers);
    }

    private static KillSoak.Load trackers(RunningApp app, long seed) throws Exception {
        List<String> imeis = LongStream.range(FIRST_IMEI, FIRST_IMEI + TRACKERS)
                .mapToObj(Long::toString)
                .toList();
        new BenchSite(app).fleet(imeis, "FMC130");
        TrackerBooks books = new TrackerBooks();
        List<SoakDevice> trackers = new ArrayList<>();
        for (String imei : imeis) {
            trackers.add(new SoakTracker(app, imei, books.open(), seed + trackers.size()));
        }
        return new KillSoak.Load("records", trackers, books, (long) TRACKERS * SoakTracker.RECORDS_MAX);
    }
}
