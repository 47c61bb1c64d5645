package org.tallyman.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** Unpacks into a folder named after the archive's size, so that new binaries never mix with old ones. */
    static PostgresBinaries unpack(Path home) throws IOException {
        String archive = "/postgres-linux-" + architecture() + ".txz";
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (resource == null) {
                throw new DatabaseStartException(
                        "there is no embedded PostgreSQL for this machine ("
                                + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                                + "). Set TALLYMAN_DB_URL, TALLYMAN_DB_USER and TALLYMAN_DB_PASSWORD to a PostgreSQL of your own.");
            }
            Path target = home.resolve("bin-" + MAJOR_VERSION + "-" + archiveSize(archive));
            if (!Files.exists(target.resolve("bin/postgres"))) {
                Path partial = Files.createTempDirectory(home, "unpacking-");
                extract(resource, partial);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return new PostgresBinaries(target);
        }
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

    private static String architecture() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    private static long archiveSize(String archive) throws IOException {
        java.net.URL location = PostgresBinaries.class.getResource(archive);
        return location == null ? 0 : location.openConnection().getContentLengthLong();
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
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
