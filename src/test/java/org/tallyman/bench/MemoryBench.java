package org.tallyman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./tally bench memory [minutes]}: resident memory of the application after the demo ran so long, and beside it of
 * its database server.
 */
public final class MemoryBench {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Path FOLDER = Path.of("target/quarkus-app");

    private final RunningApp app;
    private long largestMb;

    private MemoryBench(RunningApp app) {
        this.app = app;
    }

    public static void main(String... args) throws Exception {
        int minutes = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Path directory = Files.createTempDirectory(Path.of("target"), "memory-").toAbsolutePath();
        RunningApp app = new RunningApp(directory);
        try {
            app.awaitReady();
            new MemoryBench(app).measure(Duration.ofMinutes(minutes), directory);
        } finally {
            app.stop();
        }
    }

    private void measure(Duration time, Path directory) throws IOException, InterruptedException {
        System.out.println("app after the start: " + app.residentMegabytes() + " MB");
        Process demo = demo(directory);
        try {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                if (demo.waitFor(BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the demo ended; see " + directory.resolve("demo.log"));
                }
                largestMb = Math.max(largestMb, app.residentMegabytes());
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "app after %d minutes of the demo: %d MB resident, at most %d MB; PostgreSQL: %d MB (shared pages once)",
                    time.toMinutes(),
                    app.residentMegabytes(),
                    largestMb,
                    app.databaseMegabytes()));
        } finally {
            demo.destroy();
            demo.waitFor();
        }
    }

    private Process demo(Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        FOLDER.resolve("app") + "/*:" + FOLDER.resolve("lib/main") + "/*",
                        "org.tallyman.demo.Demo",
                        "--url",
                        "http://127.0.0.1:" + app.httpPort(),
                        "--mqtt",
                        "" + app.mqttPort()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("demo.log").toFile());
        builder.environment().put("TALLYMAN_ADMIN_PASSWORD", app.password());
        return builder.start();
    }
}
