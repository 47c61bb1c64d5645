package org.tallyman.server;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the database first, where Tallyman brings its own, then the application; stops them the other way round.
 *
 * <p>{@code TALLYMAN_DB_URL}, {@code TALLYMAN_DB_USER} and {@code TALLYMAN_DB_PASSWORD} name a PostgreSQL of the
 * operator's own; without them the embedded one starts in {@code TALLYMAN_DATA_DIR}.
 *
 * <p>With the argument {@code rebuild} no door is opened: {@link RebuildCommand} runs and the process ends.
 */
@QuarkusMain
public final class Main {

    /** Set once this JVM has started, so that a live reload finds its own database and ports and leaves them alone. */
    private static final String STARTED = "tallyman.started";

    /** A database server that starts beside us may take a moment; a killed Tallyman's session, too. */
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(20);

    Main() {}

    public static void main(String... args) {
        Map<String, String> environment = System.getenv();
        boolean rebuild = args.length > 0 && args[0].equals(RebuildCommand.NAME);
        try {
            Https.settings(environment, dataDirectory(environment)).forEach(System::setProperty);
            if (System.getProperty(STARTED) == null) {
                prepare(environment, rebuild);
                System.setProperty(STARTED, "true");
            }
        } catch (DatabaseStartException | TlsException | PortException e) {
            System.err.println((rebuild ? "The rebuild" : "Tallyman") + " did not start: " + e.getMessage());
            System.exit(1);
        }
        if (rebuild) {
            RebuildCommand.settings().forEach(System::setProperty);
            Quarkus.run(RebuildCommand.class, args);
        } else {
            Quarkus.run(args);
        }
    }

    /** Looks for another Tallyman on this data before it looks for who has the ports: it is that one, mostly. */
    static void prepare(Map<String, String> environment, boolean rebuild) {
        String url = environment.get("TALLYMAN_DB_URL");
        if (url == null) {
            EmbeddedDatabase.refuseInUse(dataDirectory(environment));
        }
        Ports.refuseNonsense(environment);
        if (!rebuild) {
            Ports.refuseTaken(environment);
        }
        if (url == null) {
            startEmbedded(dataDirectory(environment));
            return;
        }
        OwnDatabase own = new OwnDatabase(
                url,
                environment.getOrDefault("TALLYMAN_DB_USER", "tallyman"),
                environment.getOrDefault("TALLYMAN_DB_PASSWORD", "tallyman"));
        own.await(DATABASE_PATIENCE, Main::progress);
    }

    /** For whoever waits at the console; the log has not started yet. */
    static void progress(String words) {
        System.err.println("Tallyman: " + words);
    }

    static Path dataDirectory(Map<String, String> environment) {
        String configured = environment.getOrDefault("TALLYMAN_DATA_DIR", "data");
        return Path.of(configured).toAbsolutePath().normalize();
    }

    private static void startEmbedded(Path dataDirectory) {
        if (!Files.exists(dataDirectory.resolve("postgres/data/PG_VERSION"))) {
            progress("making a new database in " + dataDirectory + " ...");
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDirectory, Durability.FULL);
        System.setProperty("tallyman.data-dir", dataDirectory.toString());
        database.settings().forEach(System::setProperty);
        SecretKeyFile.settings(System.getenv(), dataDirectory).forEach(System::setProperty);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterApplication(database), "stop-database"));
    }

    /** Shutdown hooks run at once and in no order: waits until the connection pool is closed, then stops the server. */
    private static void stopAfterApplication(EmbeddedDatabase database) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.stop(Duration.ofSeconds(30));
    }
}
