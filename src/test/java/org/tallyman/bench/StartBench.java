package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code ./tally bench start [rounds]}: from the start of the process to the first page served, the embedded database
 * included; with and without the JVM's start-up cache, on data that is there and on an empty directory.
 */
public final class StartBench {

    private final int rounds;
    private final Path scratch;

    private StartBench(int rounds, Path scratch) {
        this.rounds = rounds;
        this.scratch = scratch;
    }

    public static void main(String... args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        if (!Files.exists(RunningApp.CACHE)) {
            throw new IllegalStateException("there is no " + RunningApp.CACHE + "; ./tally bench start makes it first");
        }
        Path scratch = Scratch.create("start-");
        new StartBench(rounds, scratch).measure();
        Scratch.delete(scratch);
    }

    private void measure() throws IOException, InterruptedException {
        Path kept = Files.createDirectory(scratch.resolve("kept"));
        once(kept, true);
        print("with the start-up cache, data there", kept, true);
        print("with the start-up cache, empty directory", scratch.resolve("empty"), true);
        print("without it, data there", kept, false);
        print("without it, empty directory", scratch.resolve("empty"), false);
    }

    private void print(String what, Path directory, boolean withCache) throws IOException, InterruptedException {
        Latencies starts = new Latencies();
        for (int round = 0; round < rounds; round++) {
            if (!directory.endsWith("kept")) {
                Scratch.delete(directory);
                Files.createDirectory(directory);
            }
            starts.add(once(directory, withCache));
        }
        System.out.println(String.format(
                Locale.ROOT,
                "start to first page %s: median %.2f s, slowest %.2f s of %d",
                what,
                starts.percentileMs(0.5) / 1e3,
                starts.percentileMs(1) / 1e3,
                rounds));
    }

    private static long once(Path directory, boolean withCache) throws InterruptedException {
        long started = System.nanoTime();
        RunningApp app = new RunningApp(directory, withCache);
        try {
            app.awaitFirstPage();
            return System.nanoTime() - started;
        } finally {
            app.stop();
        }
    }
}
