package org.tallyman.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application and its database on a disk that runs full under load. */
class DiskFullIT {

    private static final int MEGABYTES = 256;
    private static final int PUBLISHERS = 10;
    private static final int POSTERS = 2;
    private static final long POSTED_SERIALS_FROM = 900_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final SoakBooks books = new SoakBooks();
    private final List<SoakDevice> devices = new ArrayList<>();

    @Test
    @Timeout(180)
    void acknowledgesNothingThatItCannotKeepAndGoesOnOnceThereIsRoom() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(directory.resolve("disk"), MEGABYTES);
        assumeTrue(mounted.isPresent(), "skipped: only root may mount a small file system to fill");
        try (SmallDisk disk = mounted.get()) {
            RunningApp app = new RunningApp(disk.root());
            try {
                app.awaitReady();
                BenchSite site = new BenchSite(app);
                BenchSite.Reader reader = site.reader("full");
                for (int i = 0; i < PUBLISHERS; i++) {
                    devices.add(new SoakPublisher(app, reader, books, i));
                }
                for (int i = 0; i < POSTERS; i++) {
                    devices.add(new SoakPoster(app, reader, books, POSTED_SERIALS_FROM + 1_000L * i));
                }
                fillUnderLoad(app, disk, site.token());
                try (Connection connection = app.database()) {
                    for (SoakDevice device : devices) {
                        device.settle();
                    }
                    books.checkAll(connection);
                }
            } finally {
                app.stop();
            }
        }
    }

    private void fillUnderLoad(RunningApp app, SmallDisk disk, String token) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            devices.forEach(device -> running.add(threads.submit(device::run)));
            try {
                awaitAcknowledged(1_000);
                disk.fill();
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(devices).allMatch(device -> device.refusals() > 1));
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(app.health().statusCode()).isEqualTo(503);
                    assertThat(app.health().body()).contains("the disk of the database is full");
                });
                // Now and then a small message still fits.
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(app.page("/overview", token))
                                .contains("Messages are refused", "the disk of the database is full"));
                disk.empty();
                awaitAcknowledged(books.acknowledged() + 1_000);
                Awaitility.await().atMost(PATIENCE).until(() -> app.health().statusCode() == 200);
            } finally {
                devices.forEach(SoakDevice::stop);
            }
            for (Future<?> device : running) {
                device.get();
            }
        }
    }

    private void awaitAcknowledged(long messages) {
        Awaitility.await().atMost(PATIENCE).until(() -> books.acknowledged() >= messages);
    }
}
