package org.tallyman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to the packaged application while devices send over MQTT and HTTP. */
class StopUnderLoadIT {

    private static final long SEED = 20261126;
    private static final int PUBLISHERS = 20;
    private static final int POSTERS = 4;
    private static final long POSTED_SERIALS_FROM = 900_000_000;
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    /** What a JVM that was asked to end answers: 128 and the number of SIGTERM. */
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir
    Path directory;

    private final SoakBooks books = new SoakBooks();
    private final List<SoakDevice> devices = new ArrayList<>();

    @Test
    @Timeout(120)
    void acknowledgesWhatItKeptLetsAllLinesGoAndStopsItsDatabaseInOrder() throws Exception {
        RunningApp app = new RunningApp(directory);
        try {
            app.awaitReady();
            BenchSite.Reader reader = new BenchSite(app).reader("stop");
            for (int i = 0; i < PUBLISHERS; i++) {
                devices.add(new SoakPublisher(app, reader, books, i));
            }
            for (int i = 0; i < POSTERS; i++) {
                devices.add(new SoakPoster(app, reader, books, POSTED_SERIALS_FROM + 1_000L * i));
            }
            assertThat(stopUnderLoad(app)).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(books.acknowledged()).isPositive();
            assertThat(Files.readString(app.log())).doesNotContain("ERROR", "Exception");
            assertThat(app.serverLog()).contains("database system is shut down");

            app.restart();
            app.awaitReady();
            assertThat(app.serverLog()).contains("database system was shut down at");
            try (Connection connection = app.database()) {
                books.check(connection);
                assertThat(books.unanswered())
                        .as("messages that are kept and whose devices were not told")
                        .isZero();
                for (SoakDevice device : devices) {
                    device.settle();
                }
                books.checkAll(connection);
            }
            assertThat(app.end(STOPPED_WITHIN)).isEqualTo(ENDED_BY_SIGTERM);
        } finally {
            app.stop();
        }
    }

    private int stopUnderLoad(RunningApp app) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            devices.forEach(device -> running.add(threads.submit(device::run)));
            TimeUnit.MILLISECONDS.sleep(500 + new Random(SEED).nextInt(1_500));
            int exit = app.end(STOPPED_WITHIN);
            devices.forEach(SoakDevice::stop);
            for (Future<?> device : running) {
                device.get();
            }
            return exit;
        }
    }
}
