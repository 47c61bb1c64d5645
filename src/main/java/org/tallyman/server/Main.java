package org.tallyman.server;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
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

    /** Set once a database of ours runs in this JVM, so that a live reload finds it instead of starting a second. */
    private static final String RUNNING = "tallyman.embedded-database.running";

    Main() {}

    public static void main(String... args) {
        Map<String, String> environment = System.getenv();
        try {
            Https.settings(environment, dataDirectory(environment)).forEach(System::setProperty);
            if (!environment.containsKey("TALLYMAN_DB_URL") && System.getProperty(RUNNING) == null) {
                startEmbedded(dataDirectory(environment));
            }
        } catch (DatabaseStartException | TlsException e) {
            System.err.println("Tallyman did not start: " + e.getMessage());
            System.exit(1);
        }
        if (args.length > 0 && args[0].equals(RebuildCommand.NAME)) {
            RebuildCommand.settings().forEach(System::setProperty);
            Quarkus.run(RebuildCommand.class, args);
        } else {
            Quarkus.run(args);
        }
    }

    static Path dataDirectory(Map<String, String> environment) {
        String configured = environment.getOrDefault("TALLYMAN_DATA_DIR", "data");
        return Path.of(configured).toAbsolutePath().normalize();
    }

    private static void startEmbedded(Path dataDirectory) {
        EmbeddedDatabase database = EmbeddedDatabase.start(dataDirectory, Durability.FULL);
        System.setProperty(RUNNING, "true");
        System.setProperty("tallyman.data-dir", dataDirectory.toString());
        database.settings().forEach(System::setProperty);
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
