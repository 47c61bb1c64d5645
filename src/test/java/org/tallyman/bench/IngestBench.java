package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** {@code ./tally bench ingest [seconds]}: how fast messages are kept, acknowledged and folded into state. */
public final class IngestBench {

    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final int STEADY_PER_SECOND = 5_000;

    private final RunningApp app;
    private final int seconds;

    private IngestBench(RunningApp app, int seconds) {
        this.app = app;
        this.seconds = seconds;
    }

    public static void main(String... args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        Path directory = Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        RunningApp app = new RunningApp(directory);
        try {
            say("ready after %.1f s", app.awaitReady().toMillis() / 1e3);
            new IngestBench(app, seconds).measure(directory);
        } finally {
            app.stop();
        }
    }

    private void measure(Path directory) throws Exception {
        Latencies fsync = MachineLimits.fsync(directory);
        say("machine: fsync of 8 kB p50 %.2f ms, p99 %.2f ms", fsync.percentileMs(0.5), fsync.percentileMs(0.99));
        try (Connection connection = app.database()) {
            say(
                    "PostgreSQL: binary COPY into one indexed table %,.0f rows/s",
                    MachineLimits.copyRowsPerSecond(connection));
        }
        say(
                "PostgreSQL: ingest transaction, row by observation: 1 connection %,.0f/s, 2 connections %,.0f/s",
                MachineLimits.ingestTransactionPerSecond(app, 1, 5),
                MachineLimits.ingestTransactionPerSecond(app, 2, 5));
        BenchSite site = new BenchSite(app);
        http(site, 3, "warm-up");
        http(site, seconds, "(a) HTTP, 100 reads a message");
        mqtt(site, 3, "warm-up");
        mqtt(site, seconds, "(b) MQTT QoS 1, one observation a message, 50 connections");
        steady(site, fsync.percentileMs(0.99));
        say("app resident memory %d MB", app.residentMegabytes());
    }

    private void http(BenchSite site, int time, String name)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        BenchSite.Reader reader = site.reader("http-" + System.nanoTime() % 1_000_000);
        try (Connection connection = app.database()) {
            long before = Counts.foldedReads(connection);
            HttpLoad load = new HttpLoad(app.httpPort(), reader);
            long started = System.nanoTime();
            long messages = load.run(8, time);
            Counts.awaitFolded(connection, CATCH_UP);
            double took = (System.nanoTime() - started) / 1e9;
            long folded = Counts.foldedReads(connection) - before;
            check(folded == messages * 100, "folded " + folded + " of " + messages * 100);
            say(
                    "%s: %,.0f reads/s kept, acknowledged and folded (%,d messages, ack p50 %.1f ms, p99 %.1f ms)",
                    name,
                    folded / took,
                    messages,
                    load.latencies().percentileMs(0.5),
                    load.latencies().percentileMs(0.99));
        }
    }

    private void mqtt(BenchSite site, int time, String name)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        BenchSite.Reader reader = site.reader("mqtt-" + System.nanoTime() % 1_000_000);
        try (Connection connection = app.database()) {
            long before = Counts.foldedReads(connection);
            MqttLoad load = new MqttLoad(app.mqttPort(), reader);
            long started = System.nanoTime();
            long messages = load.run(50, time, MqttLoad.FULL_SPEED);
            Counts.awaitFolded(connection, CATCH_UP);
            double took = (System.nanoTime() - started) / 1e9;
            long folded = Counts.foldedReads(connection) - before;
            check(folded == messages, "folded " + folded + " of " + messages);
            say(
                    "%s: %,.0f messages/s kept, acknowledged and folded (ack p50 %.1f ms, p99 %.1f ms)",
                    name,
                    folded / took,
                    load.latencies().percentileMs(0.5),
                    load.latencies().percentileMs(0.99));
        }
    }

    private void steady(BenchSite site, double fsyncMs) throws IOException, InterruptedException, ExecutionException {
        BenchSite.Reader reader = site.reader("steady");
        MqttLoad load = new MqttLoad(app.mqttPort(), reader);
        try (Visibility visibility = new Visibility(app, site.reader("seen"))) {
            visibility.start();
            long messages = load.run(50, seconds, STEADY_PER_SECOND);
            visibility.finish();
            double p99 = load.latencies().percentileMs(0.99);
            say(
                    "(c) %,d messages/s steady: ack p50 %.1f ms, p99 %.1f ms = %.0f x fsync p99",
                    messages / seconds, load.latencies().percentileMs(0.5), p99, p99 / fsyncMs);
            say(
                    "    visible to the page's query: p50 %.0f ms, p99 %.0f ms (%d samples)",
                    visibility.latencies().percentileMs(0.5),
                    visibility.latencies().percentileMs(0.99),
                    visibility.latencies().size());
        }
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException("lost or doubled: " + message);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
