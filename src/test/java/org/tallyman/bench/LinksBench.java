package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * {@code ./tally bench links [seconds] [lines] [fleet] [positions] [elements]}: trackers on lines of their own. How long it takes to
 * register a fleet from a file, what an idle line costs, how fast reports are confirmed and how long the whole fleet needs to come
 * back at once (fleet); how many records a second are confirmed after commit and folded, bare ones (positions) and such as
 * trackers send, with what their inputs and sensors say (elements). All parts when none is named.
 */
public final class LinksBench {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RUNS = 3;
    private static final int WARM_UP_SECONDS = 8;
    private static final int BUSY_LINES = 400;
    private static final int RECORDS = 25;

    /** Records a second, of the issue that asked for lines. */
    private static final int GOAL = 30_000;

    private static final long FIRST_IMEI = 356_307_042_000_000L;

    private final RunningApp app;
    private final int seconds;
    private final int lines;
    private final Set<String> parts;

    private LinksBench(RunningApp app, int seconds, int lines, Set<String> parts) {
        this.app = app;
        this.lines = lines;
        this.seconds = seconds;
        this.parts = parts;
    }

    public static void main(String... args) throws Exception {
        Set<String> parts = new TreeSet<>(List.of("fleet", "positions", "elements"));
        Set<String> named = new TreeSet<>(Arrays.asList(args));
        named.removeIf(LinksBench::isNumber);
        if (!parts.containsAll(named)) {
            throw new IllegalArgumentException("of " + named + ", known parts are " + parts);
        }
        List<Integer> numbers = Arrays.stream(args)
                .filter(LinksBench::isNumber)
                .map(Integer::valueOf)
                .toList();
        int seconds = numbers.isEmpty() ? 15 : numbers.getFirst();
        int lines = numbers.size() > 1 ? numbers.get(1) : 5_000;
        Path directory = Scratch.create("bench-");
        RunningApp app = new RunningApp(directory);
        try {
            app.awaitReady();
            new LinksBench(app, seconds, lines, named.isEmpty() ? parts : named).measure(directory);
        } finally {
            app.stop();
        }
        Scratch.delete(directory);
    }

    private static boolean isNumber(String arg) {
        return arg.matches("\\d+");
    }

    private void measure(Path directory) throws Exception {
        limits(directory);
        BenchSite site = new BenchSite(app);
        List<String> imeis = LongStream.range(FIRST_IMEI, FIRST_IMEI + lines)
                .mapToObj(Long::toString)
                .toList();
        say("a fleet of %,d registered from a file in %.1f s", lines, site.fleet(imeis, "FMC130") / 1e9);
        try (TrackerFleet fleet = new TrackerFleet(app.trackerPort(), imeis);
                Connection database = app.database()) {
            long before = app.residentKilobytes();
            say("%,d lines let in after %.1f s", lines, fleet.connect(PATIENCE).toMillis() / 1e3);
            long after = app.residentKilobytes();
            say(
                    "memory of an idle line: %.1f KB (%,d KB more resident)",
                    (after - before) / (double) lines, after - before);

            if (parts.contains("fleet")) {
                asFleet(fleet);
            }
            if (parts.contains("positions")) {
                rate(fleet, database, "positions alone", false);
            }
            if (parts.contains("elements")) {
                rate(fleet, database, "positions with five elements each", true);
            }
            balance(fleet, database);
            say("calls that were not taken at once: %,d; app %d MB resident", fleet.broken(), app.residentMegabytes());
        }
    }

    private void asFleet(TrackerFleet fleet) throws IOException, InterruptedException {
        fleet.steady(EVERY, 4 * seconds);
        print("every line reports once in " + EVERY.toSeconds() + " s", fleet.latencies());
        say("  lines resident: %d MB", app.residentMegabytes());
        say(
                "all lines break and come back at once: each has a record confirmed after %.1f s",
                fleet.storm(PATIENCE).toMillis() / 1e3);
        print("  of these", fleet.latencies());
    }

    private void limits(Path directory) throws SQLException, IOException {
        try (Connection connection = app.database()) {
            say(
                    "PostgreSQL: binary COPY into one indexed table %,.0f rows/s",
                    MachineLimits.copyRowsPerSecond(connection));
        }
        Latencies fsync = MachineLimits.fsync(directory);
        say(
                "disk: write of 8 kB and fsync p50 %.2f ms, p99 %.2f ms",
                fsync.percentileMs(0.5), fsync.percentileMs(0.99));
    }

    /** The time of a run ends when all that was confirmed is folded into state. */
    private void rate(TrackerFleet fleet, Connection database, String what, boolean withElements) throws Exception {
        fleet.flood(Math.min(BUSY_LINES, lines), RECORDS, withElements, WARM_UP_SECONDS);
        double[] rates = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Counts.awaitFolded(database, PATIENCE);
            fleet.latencies();
            long before = fleet.confirmed();
            long started = System.nanoTime();
            fleet.flood(Math.min(BUSY_LINES, lines), RECORDS, withElements, seconds);
            double confirmed = (System.nanoTime() - started) / 1e9;
            Counts.awaitFolded(database, PATIENCE);
            double folded = (System.nanoTime() - started) / 1e9;
            long records = fleet.confirmed() - before;
            rates[run] = records / folded;
            say("  run %d: %,.0f records/s confirmed, %,.0f/s until folded", run + 1, records / confirmed, rates[run]);
            print("  ", fleet.latencies());
        }
        Arrays.sort(rates);
        say(
                "%s, %d a packet, %d lines: median %,.0f records/s confirmed after commit and folded; goal %,d",
                what, RECORDS, Math.min(BUSY_LINES, lines), rates[RUNS / 2], GOAL);
    }

    private static void balance(TrackerFleet fleet, Connection database) throws SQLException, InterruptedException {
        Counts.awaitFolded(database, PATIENCE);
        long messages = Counts.messages(database);
        long fixes = Counts.of(database, "select count(*) from fix");
        if (messages != fleet.messages() || fixes != fleet.confirmed()) {
            throw new IllegalStateException("lost or doubled: " + fleet.messages() + " packets with "
                    + fleet.confirmed() + " records were confirmed, " + messages + " are kept and " + fixes
                    + " positions are there");
        }
        say("%,d records in %,d packets confirmed: none lost, none doubled", fixes, messages);
    }

    private static void print(String what, Latencies latencies) {
        say(
                "%s: confirmed after p50 %.1f ms, p99 %.1f ms, worst %.1f ms (%,d)",
                what,
                latencies.percentileMs(0.5),
                latencies.percentileMs(0.99),
                latencies.percentileMs(1),
                latencies.size());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
