package org.tallyman.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code ./tally bench ingest [seconds] [limits] [http] [mqtt] [steady]}: how fast messages are kept, acknowledged and
 * folded into state, beside what disk and PostgreSQL do by themselves. All parts when none is named.
 */
public final class IngestBench {

    private static final int RUNS = 3;
    private static final int WARM_UP_SECONDS = 8;
    private static final int HTTP_CONNECTIONS = 32;

    /** So few that each mostly waits for its answer: what a handful of readers see. */
    private static final int FEW_CONNECTIONS = 8;

    private static final int MQTT_CONNECTIONS = 50;
    private static final int STEADY_PER_SECOND = 5_000;
    private static final int SAMPLERS = 2;

    private final RunningApp app;
    private final int seconds;
    private final Set<String> parts;

    private IngestBench(RunningApp app, int seconds, Set<String> parts) {
        this.app = app;
        this.seconds = seconds;
        this.parts = parts;
    }

    public static void main(String... args) throws Exception {
        Set<String> parts = new TreeSet<>(List.of("limits", "http", "mqtt", "steady"));
        Set<String> named = new TreeSet<>(Arrays.asList(args));
        named.removeIf(arg -> arg.matches("\\d+"));
        if (!parts.containsAll(named)) {
            throw new IllegalArgumentException("of " + named + ", known parts are " + parts);
        }
        int seconds = Arrays.stream(args)
                .filter(arg -> arg.matches("\\d+"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(15);
        Path directory = Scratch.create("bench-");
        RunningApp app = new RunningApp(directory);
        try {
            say("ready after %.1f s", app.awaitReady().toMillis() / 1e3);
            new IngestBench(app, seconds, named.isEmpty() ? parts : named).measure(directory);
        } finally {
            app.stop();
        }
        Scratch.delete(directory);
    }

    private void measure(Path directory) throws Exception {
        if (parts.contains("limits")) {
            limits();
        }
        BenchSite site = new BenchSite(app);
        // All before the first load: a binding that reaches back over reads would have them judged anew.
        BenchSite.Reader http = site.reader("http");
        BenchSite.Reader mqtt = site.reader("mqtt");
        List<BenchSite.Reader> watched = new ArrayList<>();
        for (int number = 1; number <= SAMPLERS; number++) {
            watched.add(site.reader("seen-" + number));
        }
        if (parts.contains("http")) {
            median(
                    "(a) HTTP, 100 reads a message, " + HTTP_CONNECTIONS + " connections",
                    "reads",
                    time -> http(http, HTTP_CONNECTIONS, time));
            print("with " + FEW_CONNECTIONS + " connections", "reads", http(http, FEW_CONNECTIONS, seconds));
        }
        if (parts.contains("mqtt")) {
            median(
                    "(b) MQTT QoS 1, one observation a message, " + MQTT_CONNECTIONS + " connections",
                    "messages",
                    time -> mqtt(mqtt, time));
        }
        if (parts.contains("steady")) {
            steady(site, mqtt, watched, directory);
        }
        say("app resident memory %d MB", app.residentMegabytes());
    }

    private void limits() throws Exception {
        try (Connection connection = app.database()) {
            double[] copies = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                copies[run] = MachineLimits.copyRowsPerSecond(connection);
            }
            say("PostgreSQL: binary COPY into one indexed table %,.0f rows/s", middle(copies));
        }
        for (int connections = 1; connections <= 2; connections++) {
            double[] rates = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                rates[run] = MachineLimits.ingestTransactionPerSecond(app, connections, 4);
            }
            say(
                    "PostgreSQL: ingest transaction, a row an observation, %d plain connection(s): %,.0f observations/s",
                    connections, middle(rates));
        }
    }

    /** One warm-up, then as many runs as have a median; each is printed as it ends. */
    private void median(String name, String unit, Load load) throws Exception {
        say("%s: %d runs of %d s after a warm-up", name, RUNS, seconds);
        load.run(WARM_UP_SECONDS);
        List<Result> results = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            Result result = load.run(seconds);
            results.add(result);
            print("run " + run, unit, result);
        }
        double rate = middle(results.stream().mapToDouble(Result::perSecond).toArray());
        say("%s: median %,.0f %s/s, each acknowledged after commit and folded into state", name, rate, unit);
    }

    private static void print(String name, String unit, Result result) {
        say(
                "  %s: %,.0f %s/s; acknowledged after p50 %.1f ms, p99 %.1f ms",
                name,
                result.perSecond(),
                unit,
                result.latencies().percentileMs(0.5),
                result.latencies().percentileMs(0.99));
    }

    private Result http(BenchSite.Reader reader, int connections, int time) throws Exception {
        try (Books books = new Books(app)) {
            HttpLoad load = new HttpLoad(app.httpPort(), reader);
            long started = System.nanoTime();
            long messages = load.run(connections, time);
            books.awaitFolded();
            double took = (System.nanoTime() - started) / 1e9;
            long reads = messages * TagReads.PER_MESSAGE;
            books.balance(messages, reads);
            return new Result(reads / took, load.latencies());
        }
    }

    private Result mqtt(BenchSite.Reader reader, int time) throws Exception {
        try (Books books = new Books(app)) {
            MqttLoad load = new MqttLoad(app.mqttPort(), reader);
            long started = System.nanoTime();
            long messages = load.run(MQTT_CONNECTIONS, time, MqttLoad.FULL_SPEED);
            books.awaitFolded();
            double took = (System.nanoTime() - started) / 1e9;
            books.balance(messages, messages);
            return new Result(messages / took, load.latencies());
        }
    }

    private void steady(BenchSite site, BenchSite.Reader reader, List<BenchSite.Reader> watched, Path directory)
            throws Exception {
        int time = 2 * seconds;
        say("(c) %,d messages/s steady for %d s after a warm-up", STEADY_PER_SECOND, time);
        steady(reader, WARM_UP_SECONDS, List.of(), new Latencies());
        Latencies fsync = MachineLimits.fsync(directory);
        Latencies seen = new Latencies();
        List<Visibility> samplers = new ArrayList<>();
        for (BenchSite.Reader one : watched) {
            samplers.add(new Visibility(app, site, one, samplers.size() + 1, seen));
        }
        Result result = steady(reader, time, samplers, seen);
        double p99 = result.latencies().percentileMs(0.99);
        say(
                "(c) %,.0f messages/s: acknowledged after p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                result.perSecond(),
                result.latencies().percentileMs(0.5),
                p99,
                result.latencies().percentileMs(1));
        say(
                "    p99 is %.0f times the disk's: write of 8 kB and fsync p50 %.2f ms, p99 %.2f ms",
                p99 / fsync.percentileMs(0.99), fsync.percentileMs(0.5), fsync.percentileMs(0.99));
        say(
                "    visible in the item's last-seen time and the product's count: p50 %.0f ms, p99 %.0f ms (%d samples)",
                seen.percentileMs(0.5), seen.percentileMs(0.99), seen.size());
    }

    private Result steady(BenchSite.Reader reader, int time, List<Visibility> samplers, Latencies seen)
            throws Exception {
        try (Books books = new Books(app)) {
            MqttLoad load = new MqttLoad(app.mqttPort(), reader);
            samplers.forEach(Visibility::start);
            long started = System.nanoTime();
            long messages = load.run(MQTT_CONNECTIONS, time, STEADY_PER_SECOND);
            double took = (System.nanoTime() - started) / 1e9;
            for (Visibility sampler : samplers) {
                sampler.finish();
            }
            books.awaitFolded();
            books.balance(messages + seen.size(), messages + seen.size());
            return new Result(messages / took, load.latencies());
        }
    }

    private static double middle(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private record Result(double perSecond, Latencies latencies) {}

    private interface Load {
        Result run(int seconds) throws Exception;
    }
}
