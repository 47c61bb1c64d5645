package org.tallyman.server;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What takes seconds to make and is the same for every data directory is made once, where {@code TALLYMAN_PREPARED_DIR}
 * says. What is there is whole and never changes.
 */
final class Shelf {

    private final Optional<Path> directory;

    Shelf(Optional<Path> directory) {
        this.directory = directory;
    }

    static Shelf ofEnvironment() {
        return new Shelf(Optional.ofNullable(System.getenv("TALLYMAN_PREPARED_DIR"))
                .filter(path -> !path.isBlank())
                .map(path -> Path.of(path).toAbsolutePath().normalize()));
    }

    /** Fills an empty directory. */
    interface Maker {
        void make(Path directory) throws IOException;
    }

    /** Where this lies, made if need be; empty where there is no shelf, or it lacks this and cannot be written to. */
    Optional<Path> find(String name, Maker maker) throws IOException {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        Path place = directory.get().resolve(name);
        if (!Files.exists(place)) {
            if (!canBeWrittenTo(directory.get())) {
                return Optional.empty();
            }
            put(place, maker);
        }
        return Optional.of(place);
    }

    private static boolean canBeWrittenTo(Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.isWritable(directory);
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes a directory unless it is there; beside it first, so that whoever sees it sees it whole. */
    static void put(Path target, Maker maker) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path partial = Files.createTempDirectory(target.getParent(), "new-");
        try {
            maker.make(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another start may have been faster.
            if (!Files.exists(target)) {
                throw e;
            }
        } finally {
            delete(partial);
        }
    }

    /** Copies all that is in a directory, with who may read it, to an empty one. */
    static void copy(Path from, Path to) throws IOException {
        for (Path file : all(from)) {
            Files.copy(
                    file,
                    to.resolve(from.relativize(file)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path file : all(directory).reversed()) {
                Files.delete(file);
            }
        }
    }

    /** The directory and all in it, each after the one that holds it. */
    private static List<Path> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }
}
