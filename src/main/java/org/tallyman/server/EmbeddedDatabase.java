package org.tallyman.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL, started from the binaries that come as a Maven artifact.
 *
 * <p>Loopback only, with a generated password, durable by default. One data directory serves one Tallyman: a lock file
 * keeps a second one out, and a server that a killed application left behind is stopped before a new one starts. A
 * server that dies under a running application, out of memory or killed, is started again on its port.
 */
public final class EmbeddedDatabase {

    private static final String LOCK_FILE = "tallyman.lock";
    static final String DATABASE = "tallyman";
    static final String USER = "tallyman";
    private static final int START_SECONDS_MAX = 60;
    private static final int STOP_SECONDS_MAX = 30;

    /** Sessions of a killed server may outlive it for a moment, and no new server starts before they are gone. */
    private static final long REVIVE_EVERY_MS = 200;

    /**
     * What a server says that a later one will not: sessions of a killed server still live, the server that a killed
     * application was just starting has the data, or another process has taken the port since it was chosen.
     */
    private static final List<String> PASSING =
            List.of("is still in use", "lock file \"postmaster.pid\"", "Address already in use");

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private final Path home;
    private final PostgresBinaries binaries;
    private final FileChannel lockFile;
    private final String password;
    private final Durability durability;
    private volatile int port;
    private volatile Process server;
    private volatile boolean stopping;

    private EmbeddedDatabase(
            Path home, Shelf shelf, PostgresBinaries binaries, FileChannel lockFile, Durability durability) {
        this.home = home;
        this.binaries = binaries;
        this.lockFile = lockFile;
        this.durability = durability;
        try {
            this.password = new DatabaseCluster(home, shelf, binaries, durability).password();
            this.server = startPatiently(true);
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "the database in " + home + " could not be prepared: " + e.getMessage(), e);
        }
    }

    /** Starts the server whose files live in {@code dataDirectory}/postgres, creating them the first time. */
    public static EmbeddedDatabase start(Path dataDirectory, Durability durability) {
        Path home = dataDirectory.resolve("postgres");
        try {
            Files.createDirectories(home);
            FileChannel lockFile = lock(dataDirectory);
            Shelf shelf = Shelf.ofEnvironment();
            PostgresBinaries binaries = PostgresBinaries.unpack(shelf, home);
            binaries.refuseOtherMajorVersion(home.resolve(DatabaseCluster.DATA));
            EmbeddedDatabase database = new EmbeddedDatabase(home, shelf, binaries, lockFile, durability);
            database.watch();
            return database;
        } catch (IOException e) {
            throw unusable(dataDirectory, e);
        }
    }

    /**
     * Looks whether another Tallyman runs on a data directory, and leaves it as it is.
     *
     * @throws DatabaseStartException when one does
     */
    static void refuseInUse(Path dataDirectory) {
        if (!Files.exists(dataDirectory.resolve(LOCK_FILE))) {
            return;
        }
        try {
            lock(dataDirectory).close();
        } catch (IOException e) {
            throw unusable(dataDirectory, e);
        }
    }

    private static DatabaseStartException unusable(Path dataDirectory, IOException cause) {
        return new DatabaseStartException(
                "the data directory " + dataDirectory + " cannot be used: " + cause.getMessage()
                        + ". Set TALLYMAN_DATA_DIR to a directory that this user may write.",
                cause);
    }

    /** The data source settings that point the application at this server. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(),
                "quarkus.datasource.username", USER,
                "quarkus.datasource.password", password);
    }

    /** Ends all sessions, writes everything to disk and stops. */
    public void stop(Duration patience) {
        stopping = true;
        stopServer(patience);
    }

    private synchronized void stopServer(Duration patience) {
        try {
            stopByControl(patience.toSeconds());
            lockFile.close();
        } catch (IOException e) {
            throw new DatabaseStartException("the database did not stop: " + e.getMessage(), e);
        }
    }

    private void watch() {
        Process watched = server;
        Thread.ofPlatform().daemon().name("database-watch").start(() -> {
            try {
                Process now = watched;
                while (!stopping) {
                    int exit = now.waitFor();
                    if (!stopping) {
                        LOG.errorf("The database server ended by itself (%d) and is started again", exit);
                        revive();
                        now = server;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Tries until a server runs again; meanwhile nothing is acknowledged, because nothing can be committed. */
    private void revive() throws InterruptedException {
        while (!reviveOnce()) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private synchronized boolean reviveOnce() {
        if (stopping) {
            return true;
        }
        try {
            server = startPatiently(false);
            LOG.info("The database server runs again");
            return true;
        } catch (IOException | DatabaseStartException e) {
            LOG.errorf("The database server does not start: %s", e.getMessage());
            return false;
        }
    }

    private static FileChannel lock(Path dataDirectory) throws IOException {
        FileChannel channel =
                FileChannel.open(dataDirectory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The same JVM holds it: refused below like any other holder.
        }
        channel.close();
        throw new DatabaseStartException("another Tallyman uses the data directory " + dataDirectory
                + ". Stop it first (Ctrl-C or SIGTERM), or set TALLYMAN_DATA_DIR to another directory.");
    }

    private Path data() {
        return home.resolve(DatabaseCluster.DATA);
    }

    /**
     * A killed application leaves its server running, or one that it was just starting again; it is asked to stop, so that
     * the port and settings are ours.
     */
    private void stopLeftover() throws IOException {
        switch (Leftover.of(data())) {
            case NONE, STARTING -> {}
            case RUNNING -> {
                try {
                    stopByControl(STOP_SECONDS_MAX);
                } catch (IOException e) {
                    if (Leftover.of(data()) == Leftover.RUNNING) {
                        throw e;
                    }
                    // It ended by itself before it could be asked.
                }
            }
            case STALE -> {
                // PostgreSQL would take the process for a server and end. That a server still has the data it sees all
                // the same, by the memory that its sessions share.
                LOG.warnf("%s names no database server and is removed", Leftover.file(data()));
                Files.deleteIfExists(Leftover.file(data()));
            }
        }
    }

    private void stopByControl(long seconds) throws IOException {
        binaries.run(
                "",
                home.resolve("pg_ctl.log"),
                "pg_ctl",
                "stop",
                "-D",
                data().toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                Long.toString(seconds));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Launches until a server stays, unless it says why it cannot.
     *
     * @param anyPort whether nobody knows the port yet, so that one that is taken meanwhile is left for another
     */
    private Process startPatiently(boolean anyPort) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (true) {
            stopLeftover();
            if (anyPort) {
                port = freePort();
            }
            Process launched = launch();
            if (awaitReady(launched, deadline)) {
                return launched;
            }
            String words = lastWords();
            if (PASSING.stream().noneMatch(words::contains) || System.nanoTime() > deadline) {
                throw new DatabaseStartException("PostgreSQL ended while starting. Its last words:\n" + words);
            }
            pause(launched, REVIVE_EVERY_MS);
        }
    }

    private Process launch() throws IOException {
        List<String> command = binaries.command("postgres", "-D", data().toString(), "-p", "" + port);
        Map<String, String> options = Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", durability.setting()),
                Map.entry("synchronous_commit", durability.setting()),
                Map.entry("full_page_writes", durability.setting()),
                Map.entry("max_connections", "50"),
                Map.entry("shared_buffers", "256MB"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("wal_compression", "pglz"),
                Map.entry("checkpoint_timeout", "10min"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("jit", "off"));
        List<String> full = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // Out of the terminal's reach: Ctrl-C is for the application, which stops the server when it is done with
            // it.
            full.add(SETSID.toString());
        }
        full.addAll(command);
        options.forEach((key, value) -> full.addAll(List.of("-c", key + "=" + value)));
        return new ProcessBuilder(full)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
                .start();
    }

    private Path log() {
        return home.resolve("server.log");
    }

    /** False when the server ended while starting. */
    private boolean awaitReady(Process launched, long deadline) throws IOException {
        while (System.nanoTime() < deadline) {
            if (!launched.isAlive()) {
                return false;
            }
            if (ready()) {
                return true;
            }
            pause(launched, 20);
        }
        throw new DatabaseStartException("PostgreSQL was not ready after " + START_SECONDS_MAX + " s; see " + log());
    }

    private boolean ready() {
        try (Connection connection = DriverManager.getConnection(url(), USER, password)) {
            return connection.isValid(START_SECONDS_MAX);
        } catch (SQLException e) {
            // Class 28: the server is up and says no, so waiting would not help.
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                throw new DatabaseStartException("the embedded database refuses its password file " + home, e);
            }
            return false;
        }
    }

    private static void pause(Process launched, long milliseconds) throws IOException {
        try {
            if (launched.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
                TimeUnit.MILLISECONDS.sleep(milliseconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was starting", e);
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
