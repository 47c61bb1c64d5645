package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./tally soak kill [rounds] [seed]}: {@code kill -9} at random moments under load, and books that must close.
 * Fifty readers publish one read a message at QoS 1 and send again what was not acknowledged. Most rounds kill the
 * application; some its database server, one of the server's sessions, or application and server together.
 */
public final class KillSoak {

    private static final int CONNECTIONS = 50;
    private static final int LOAD_MS_MIN = 300;
    private static final int LOAD_MS_MORE = 1_700;

    private final RunningApp app;
    private final Random random;
    private final Load load;
    private final Map<Victim, Latencies> outages = new EnumMap<>(Victim.class);

    private KillSoak(RunningApp app, long seed, Load load) {
        this.app = app;
        this.random = new Random(seed);
        this.load = load;
    }

    /**
     * Who sends while others are killed.
     *
     * @param what the devices send, for people, such as {@code messages}
     * @param onTheWay how much of it all devices together have on the way at most
     */
    record Load(String what, List<SoakDevice> devices, SoakLedger books, long onTheWay) {}

    /** Makes the devices of a load in a new application. */
    interface Loading {
        Load of(RunningApp app, long seed) throws Exception;
    }

    private static Load readers(RunningApp app) throws IOException, InterruptedException {
        SoakBooks books = new SoakBooks();
        List<SoakDevice> publishers = new ArrayList<>();
        BenchSite.Reader reader = new BenchSite(app).reader("soak");
        for (int i = 0; i < CONNECTIONS; i++) {
            publishers.add(new SoakPublisher(app, reader, books, i));
        }
        return new Load("messages", publishers, books, (long) CONNECTIONS * SoakPublisher.WINDOW);
    }

    /** Who is killed, and how many rounds of twenty that gets. */
    enum Victim {
        APPLICATION(13),
        DATABASE_SERVER(3),
        DATABASE_SESSION(2),
        BOTH(2);

        private final int share;

        Victim(int share) {
            this.share = share;
        }

        static Victim pick(Random random) {
            int drawn = random.nextInt(20);
            for (Victim victim : values()) {
                drawn -= victim.share;
                if (drawn < 0) {
                    return victim;
                }
            }
            return APPLICATION;
        }

        boolean takesTheApplication() {
            return this == APPLICATION || this == BOTH;
        }
    }

    public static void main(String... args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime() % 1_000_000;
        // Kept when the books do not close, to be looked into.
        Path directory = Scratch.create("soak-");
        soak(directory, rounds, seed);
        Scratch.delete(directory);
    }

    /**
     * Runs so many rounds on a new data directory.
     *
     * @throws IllegalStateException when a message is lost or doubled, with the round and the seed that show it again
     */
    static void soak(Path directory, int rounds, long seed) throws Exception {
        soak(directory, rounds, seed, (app, _) -> readers(app));
    }

    static void soak(Path directory, int rounds, long seed, Loading loading) throws Exception {
        say("seed %d, %d rounds, data in %s", seed, rounds, directory);
        RunningApp app = new RunningApp(directory);
        try {
            app.awaitReady();
            new KillSoak(app, seed, loading.of(app, seed)).run(rounds);
        } finally {
            app.stop();
        }
    }

    private void run(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            Victim victim = Victim.pick(random);
            Duration outage = loadUntilKilled(victim);
            outages.computeIfAbsent(victim, v -> new Latencies()).add(outage.toNanos());
            try (Connection connection = app.database()) {
                load.books().check(connection);
            }
            say(
                    "round %d of %d: %s killed, taking messages again after %.1f s;"
                            + " %,d %s acknowledged so far, none lost, none doubled",
                    round,
                    rounds,
                    victim.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    outage.toMillis() / 1e3,
                    load.books().acknowledged(),
                    load.what());
        }
        for (SoakDevice device : load.devices()) {
            device.settle();
        }
        try (Connection connection = app.database()) {
            load.books().checkAll(connection);
        }
        say(
                "%d rounds: 0 lost, 0 doubled of %,d acknowledged %s",
                rounds, load.books().acknowledged(), load.what());
        outages.forEach((victim, times) -> say(
                "  %s: %d times; taking messages again after min %.1f s, median %.1f s, max %.1f s",
                victim.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                times.size(),
                times.percentileMs(0) / 1e3,
                times.percentileMs(0.5) / 1e3,
                times.percentileMs(1) / 1e3));
    }

    /** Returns how long it took from the kill, or from the new start, until messages were taken again. */
    private Duration loadUntilKilled(Victim victim) throws IOException, InterruptedException, SQLException {
        List<Thread> threads = load.devices().stream()
                .map(device -> Thread.ofVirtual().start(device::run))
                .toList();
        TimeUnit.MILLISECONDS.sleep(LOAD_MS_MIN + random.nextInt(LOAD_MS_MORE));
        if (victim == Victim.BOTH) {
            app.killServer();
        }
        if (victim.takesTheApplication()) {
            app.kill();
            stop(threads);
            app.restart();
            return app.awaitReady();
        }
        long killed = System.nanoTime();
        if (victim == Victim.DATABASE_SERVER) {
            app.killServer();
        } else {
            app.killSession(random);
        }
        awaitTaking();
        Duration outage = Duration.ofNanos(System.nanoTime() - killed);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
        stop(threads);
        return outage;
    }

    private void stop(List<Thread> threads) throws InterruptedException {
        load.devices().forEach(SoakDevice::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Waits until the devices, which go on all the time, get acknowledgements again: as many as they had on the way, and more. */
    private void awaitTaking() throws InterruptedException {
        long enough = load.books().acknowledged() + 2 * load.onTheWay();
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (load.books().acknowledged() < enough) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nothing is acknowledged after the kill; see " + app.log());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
