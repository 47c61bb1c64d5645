package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {

    @TempDir
    Path directory;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void makesAThingOnceAndShowsItWhole() throws Exception {
        Shelf shelf = shelf();
        Path first = shelf.find("thing", this::make).orElseThrow();
        assertThat(shelf.find("thing", this::make)).contains(first);
        assertThat(Files.readString(first.resolve("in/side"))).isEqualTo("1");
        assertThat(made).hasValue(1);
    }

    @Test
    void twoWhoMakeItAtOnceGetTheSameAndLeaveNothingBehind() throws Exception {
        CountDownLatch bothMake = new CountDownLatch(2);
        Callable<Optional<Path>> maker = () -> shelf().find("thing", fresh -> {
            make(fresh);
            bothMake.countDown();
            try {
                bothMake.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Optional<Path>> found : threads.invokeAll(List.of(maker, maker))) {
                assertThat(found.get()).contains(directory.resolve("thing"));
            }
        }
        assertThat(made).hasValue(2);
        assertThat(names()).containsExactly("thing");
    }

    @Test
    void whatCouldNotBeMadeIsNotThere() {
        assertThatThrownBy(() -> shelf().find("thing", fresh -> {
                    make(fresh);
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(names()).isEmpty();
    }

    @Test
    void withoutAShelfOrWhereNothingCanBePutThereNothingIsMade() throws Exception {
        assertThat(new Shelf(Optional.empty()).find("thing", this::make)).isEmpty();
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThat(new Shelf(Optional.of(file)).find("thing", this::make)).isEmpty();
        assertThat(made).hasValue(0);
    }

    @Test
    void aCopyHasAllThatIsThereAndWhoMayReadIt() throws Exception {
        Path from = shelf().find("thing", this::make).orElseThrow();
        Files.setPosixFilePermissions(from.resolve("in"), PosixFilePermissions.fromString("rwx------"));
        Path to = Files.createDirectory(directory.resolve("copy"));
        Shelf.copy(from, to);
        assertThat(Files.readString(to.resolve("in/side"))).isEqualTo("1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("in"))))
                .isEqualTo("rwx------");
    }

    private Shelf shelf() {
        return new Shelf(Optional.of(directory));
    }

    private void make(Path fresh) throws IOException {
        Files.createDirectory(fresh.resolve("in"));
        Files.writeString(fresh.resolve("in/side"), "" + made.incrementAndGet());
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
