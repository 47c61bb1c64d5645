package org.tallyman.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once beside the data they serve. */
final class PostgresBinaries {

    /** Major version of the binaries on the class path. */
    static final String MAJOR_VERSION = "18";

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Unpacks on the shelf, or else below {@code home}, into a folder named after the archive's size: new binaries never mix with old ones. */
    static PostgresBinaries unpack(Shelf shelf, Path home) throws IOException {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        URL location = PostgresBinaries.class.getResource(archive);
        if (location == null) {
            throw new DatabaseStartException("there is no embedded PostgreSQL for this machine ("
                    + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                    + "). Set TALLYMAN_DB_URL, TALLYMAN_DB_USER and TALLYMAN_DB_PASSWORD to a PostgreSQL of your own.");
        }
        String name = "bin-" + MAJOR_VERSION + "-" + location.openConnection().getContentLengthLong();
        Shelf.Maker unpacking = fresh -> extract(location, fresh);
        Optional<Path> shared = shelf.find(name, unpacking);
        if (shared.isPresent()) {
            return new PostgresBinaries(shared.get());
        }
        Shelf.put(home.resolve(name), unpacking);
        return new PostgresBinaries(home.resolve(name));
    }

    /** Differs for different binaries. */
    String name() {
        return directory.getFileName().toString();
    }

    void refuseOtherMajorVersion(Path data) throws IOException {
        Path versionFile = data.resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            return;
        }
        String found = Files.readString(versionFile).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw new DatabaseStartException(
                    "the data in " + data + " was written by PostgreSQL " + found
                            + ", this Tallyman brings PostgreSQL " + MAJOR_VERSION
                            + ". Start the Tallyman version that wrote it and export, or move the directory away to begin anew.");
        }
    }

    /** The command line of one program. PostgreSQL refuses to run as root, so root runs it in a user namespace. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs one program to its end.
     *
     * @param input what it reads
     * @param log where its words go
     * @throws IOException with its words when it fails
     */
    void run(String input, Path log, String program, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(program + " ended with " + exit + ": "
                        + Files.readString(log).strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        }
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a path outside its folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0b001_000_000) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
