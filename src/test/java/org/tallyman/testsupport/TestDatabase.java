package org.tallyman.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.tallyman.server.Durability;
import org.tallyman.server.EmbeddedDatabase;

/** A PostgreSQL of its own for one test run; annotate with {@code @WithTestResource(TestDatabase.class)}. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private Durability durability = Durability.NONE;
    private @Nullable EmbeddedDatabase database;
    private @Nullable Path directory;

    @Override
    public void init(Map<String, String> arguments) {
        durability = Durability.valueOf(arguments.getOrDefault("durability", "NONE"));
    }

    @Override
    public Map<String, String> start() {
        // Most of what tests wait for is there within milliseconds.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        try {
            directory = Files.createTempDirectory("tallyman-test-");
            database = EmbeddedDatabase.start(directory, durability);
            Map<String, String> settings = new HashMap<>(database.settings());
            settings.put("tallyman.admin-password", Credentials.ADMIN_PASSWORD);
            // The cheapest hash there is: tests sign in often.
            settings.put("tallyman.access.bcrypt-cost", "4");
            return settings;
        } catch (IOException e) {
            throw new IllegalStateException("no temporary directory for the test database", e);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.stop(Duration.ofSeconds(20));
        }
        if (directory != null) {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException("the test database's files stay in " + directory, e);
        }
    }
}
