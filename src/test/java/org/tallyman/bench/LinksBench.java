package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.tallyman.intake.outbound.Mosquitto;

/**
 * {@code ./tally bench links [seconds] [lines] [fleet] [positions] [elements] [broker] [coap]}: trackers on lines of their own. How long it takes to
 * register a fleet from a file, what an idle line costs, how fast reports are confirmed and how long the whole fleet needs to come
 * back at once (fleet); how many records a second are confirmed after commit and folded, bare ones (positions) and such as
 * trackers send, with what their inputs and sensors say (elements). Then messages that come by a broker of somebody else's
 * (broker, where Mosquitto is installed), and over CoAP. All parts when none is named.
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

    private static final List<String> TRACKERS = List.of("fleet", "positions", "elements");
    private static final int BROKER_CONNECTIONS = 10;
    private static final int BROKER_WARM_UP_RATE = 2_000;
    private static final int COAP_SENDERS = 16;
    private static final String COAP_KEY = "000102030405060708090a0b0c0d0e0f";
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
        Set<String> parts = new TreeSet<>(List.of("fleet", "positions", "elements", "broker", "coap"));
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
        if (parts.contains("broker")) {
            broker(site, directory);
        }
        if (parts.contains("coap")) {
            coap(site);
        }
        if (!Collections.disjoint(parts, TRACKERS)) {
            trackers(site);
        }
    }

    /** The time of a run ends when all that was published is kept and folded; the broker holds what is not yet acknowledged. */
    private void broker(BenchSite site, Path directory) throws Exception {
        Optional<Path> program = Mosquitto.program("mosquitto");
        if (program.isEmpty()) {
            say("no broker: Mosquitto is not installed");
            return;
        }
        Path home = Files.createDirectory(directory.resolve("broker"));
        try (Mosquitto broker = Mosquitto.start(
                        program.get(),
                        home,
                        "allow_anonymous true",
                        "max_queued_messages 10000000",
                        "max_inflight_messages 500",
                        "log_type error");
                Books books = new Books(app)) {
            BenchSite.Reader device = site.reader("broker");
            site.subscribe(device, "mqtt://127.0.0.1:" + broker.port(), "t");
            MqttLoad load = new MqttLoad(broker.port(), device);
            site.awaitUp(device);
            long published = load.run(BROKER_CONNECTIONS, WARM_UP_SECONDS / 2, BROKER_WARM_UP_RATE);
            books.awaitMessages(published);
            long started = System.nanoTime();
            long more = load.run(BROKER_CONNECTIONS, seconds, MqttLoad.FULL_SPEED) - published;
            books.awaitMessages(published + more);
            double took = (System.nanoTime() - started) / 1e9;
            books.balance(published + more, published + more);
            say(
                    "subscription at Mosquitto, QoS 1, one observation a message: %,.0f messages/s acknowledged after commit and"
                            + " folded (%,d published within %d s)",
                    more / took, more, seconds);
        }
    }

    private void coap(BenchSite site) throws Exception {
        BenchSite.Reader device = site.reader("coap");
        site.key(device, COAP_KEY);
        CoapLoad first = new CoapLoad(app.coapPort(), device, COAP_KEY);
        first.awaitOpen(PATIENCE);
        first.run(COAP_SENDERS, WARM_UP_SECONDS / 2);
        try (Books books = new Books(app)) {
            CoapLoad load = new CoapLoad(app.coapPort(), device, COAP_KEY);
            long answered = load.run(COAP_SENDERS, seconds);
            books.awaitFolded();
            // Each sender has sent one before, to have a session.
            books.balance(answered + COAP_SENDERS, answered + COAP_SENDERS);
            say(
                    "CoAP over DTLS, confirmable, one observation a message, %d senders: %,.0f messages/s answered after commit",
                    COAP_SENDERS, (double) answered / seconds);
            print("  ", load.latencies());
        }
    }

    private void trackers(BenchSite site) throws Exception {
        List<String> imeis = LongStream.range(FIRST_IMEI, FIRST_IMEI + lines)
                .mapToObj(Long::toString)
                .toList();
        say("a fleet of %,d registered from a file in %.1f s", lines, site.fleet(imeis, "FMC130") / 1e9);
        try (TrackerFleet fleet = new TrackerFleet(app.trackerPort(), imeis);
                Connection database = app.database()) {
            long others = Counts.messages(database);
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
            balance(fleet, database, others);
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

    /**
     * Compares what was confirmed with what is kept.
     *
     * @param others how many messages were there before the fleet
     */
    private static void balance(TrackerFleet fleet, Connection database, long others)
            throws SQLException, InterruptedException {
        Counts.awaitFolded(database, PATIENCE);
        long messages = Counts.messages(database) - others;
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
