package org.tallyman.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The files of one database server, made when they are needed first, with a password that no other has. */
final class DatabaseCluster {

    /** Where the files are, below the home of the server. */
    static final String DATA = "data";

    /** Counted up when {@link #initialise} makes another. */
    private static final String TEMPLATE = "cluster-1-";

    private final Path home;
    private final Shelf shelf;
    private final PostgresBinaries binaries;
    private final Durability durability;

    DatabaseCluster(Path home, Shelf shelf, PostgresBinaries binaries, Durability durability) {
        this.home = home;
        this.shelf = shelf;
        this.binaries = binaries;
        this.durability = durability;
    }

    /** The password of what is there; makes both the first time. */
    String password() throws IOException {
        Path passwordFile = home.resolve("password");
        Path data = home.resolve(DATA);
        if (Files.exists(data)) {
            if (!Files.exists(passwordFile)) {
                throw new IOException("there is data, but not the password that belongs to it, " + passwordFile
                        + "; put it back, or move the directory away to begin anew");
            }
            return Files.readString(passwordFile).strip();
        }
        String secret = newSecret();
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, secret);
        Shelf.put(data, fresh -> make(fresh, secret));
        return secret;
    }

    private static String newSecret() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void make(Path fresh, String secret) throws IOException {
        Optional<Path> template = shelf.find(TEMPLATE + binaries.name(), this::initialise);
        if (template.isPresent()) {
            Shelf.copy(template.get(), fresh);
        } else {
            initialise(fresh);
        }
        tell(fresh, "alter role " + EmbeddedDatabase.USER + " password '" + secret + "'");
        if (durability == Durability.FULL) {
            run("", "initdb", "--sync-only", "-D", fresh.toString());
        }
    }

    /** Nobody can sign in to what this makes, because its one user has no password yet. */
    private void initialise(Path fresh) throws IOException {
        run(
                "",
                "initdb",
                "-D",
                fresh.toString(),
                "-U",
                EmbeddedDatabase.USER,
                "--auth-local=reject",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-instructions",
                "--no-sync",
                "--data-checksums",
                // A new log segment is filled with zeros while every commit waits: the smaller, the shorter.
                "--wal-segsize=1");
        tell(fresh, "create database " + EmbeddedDatabase.DATABASE);
    }

    /** Without a server, so that there is no moment at which others could connect. */
    private void tell(Path cluster, String sql) throws IOException {
        run(sql + "\n", "postgres", "--single", "-D", cluster.toString(), "-c", "exit_on_error=on", "postgres");
    }

    private void run(String input, String program, String... arguments) throws IOException {
        binaries.run(input, home.resolve(program + ".log"), program, arguments);
    }
}
