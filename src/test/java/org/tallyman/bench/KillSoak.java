package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code ./tally soak kill [rounds] [seed]}: kills the application at random moments under load, and counts. Each
 * message is one read of a tag of its own; a message that was acknowledged must be there, once, after the restart.
 */
public final class KillSoak {

    private static final int CONNECTIONS = 50;
    private static final int WINDOW = 50;

    private final RunningApp app;
    private final Random random;
    private final AtomicLong serials = new AtomicLong(10_000_000);
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    private KillSoak(RunningApp app, long seed) {
        this.app = app;
        this.random = new Random(seed);
    }

    public static void main(String... args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 42;
        Path directory = Files.createTempDirectory(Path.of("target"), "soak-").toAbsolutePath();
        RunningApp app = new RunningApp(directory);
        try {
            app.awaitReady();
            new KillSoak(app, seed).run(rounds);
        } finally {
            app.stop();
        }
    }

    private void run(int rounds) throws Exception {
        BenchSite.Reader reader = new BenchSite(app).reader("soak");
        Latencies restarts = new Latencies();
        for (int round = 1; round <= rounds; round++) {
            loadUntilKilled(reader);
            app.restart();
            Duration restart = app.awaitReady();
            restarts.add(restart.toNanos());
            verify(round);
            System.out.println(String.format(
                    Locale.ROOT,
                    "round %d of %d: %,d acknowledged so far, none lost, none doubled; ready again after %.1f s",
                    round,
                    rounds,
                    acknowledged.size(),
                    restart.toMillis() / 1e3));
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%d rounds: 0 lost, 0 doubled of %,d acknowledged; restart p50 %.1f s, worst %.1f s",
                rounds,
                acknowledged.size(),
                restarts.percentileMs(0.5) / 1e3,
                restarts.percentileMs(1) / 1e3));
    }

    private void loadUntilKilled(BenchSite.Reader reader) throws InterruptedException {
        List<Thread> publishers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            String id = "soak-" + i;
            publishers.add(Thread.ofVirtual().start(() -> publish(id, reader)));
        }
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1_700));
        app.kill();
        for (Thread publisher : publishers) {
            publisher.join();
        }
    }

    /** Publishes until the line breaks, and remembers what was acknowledged. */
    private void publish(String id, BenchSite.Reader reader) {
        long[] serialOf = new long[65_536];
        Semaphore window = new Semaphore(WINDOW);
        try (MqttLine line = new MqttLine(app.mqttPort(), id, reader)) {
            Thread acks = Thread.ofVirtual().start(() -> remember(line, serialOf, window));
            for (int packet = 1; acks.isAlive(); packet = packet % 65_535 + 1) {
                if (window.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    serialOf[packet] = serials.getAndIncrement();
                    line.publish(packet, TagReads.one(serialOf[packet], System.currentTimeMillis()));
                    line.flush();
                }
            }
        } catch (IOException e) {
            // The kill broke the line, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(MqttLine line, long[] serialOf, Semaphore window) {
        try {
            while (true) {
                acknowledged.add(serialOf[line.acknowledged()]);
                window.release();
            }
        } catch (IOException e) {
            // The kill broke the line, as it should.
        }
    }

    private void verify(int round) throws Exception {
        try (Connection connection = app.database()) {
            Counts.awaitFolded(connection, Duration.ofSeconds(60));
            long lost = 0;
            Set<String> seen = tagsIn(connection);
            for (long serial : acknowledged) {
                lost += seen.contains(TagReads.epc(serial)) ? 0 : 1;
            }
            long doubled = Counts.of(connection, "select count(*) from cell where reads > 1")
                    + Counts.of(
                            connection,
                            "select count(*) from (select tag_id from cell group by tag_id"
                                    + " having count(*) > 1) d");
            if (lost > 0 || doubled > 0) {
                throw new IllegalStateException(
                        "round " + round + ": " + lost + " acknowledged messages lost, " + doubled + " doubled");
            }
        }
    }

    private static Set<String> tagsIn(Connection connection) throws SQLException {
        Set<String> tags = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("select epc_hex from tag");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tags.add(row.getString(1));
            }
        }
        return tags;
    }
}
