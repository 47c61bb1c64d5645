package org.tallyman.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.tallyman.platform.sql.DatabaseTrouble;

/**
 * Ready when a connection of the pool answers. Instead of the pool's own check, which a database that hangs keeps waiting
 * for longer than any probe waits for an answer.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements HealthCheck {

    private static final int PATIENCE_S = 2;

    private final DataSource pool;

    /** The one question on its way, which probes that come meanwhile share: none piles up while nothing answers. */
    private CompletableFuture<String> asked = CompletableFuture.completedFuture("");

    DatabaseReady(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = ask().copy()
                .completeOnTimeout(DatabaseTrouble.NO_ANSWER, PATIENCE_S, TimeUnit.SECONDS)
                .join();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("database").status(trouble.isEmpty());
        return trouble.isEmpty()
                ? response.build()
                : response.withData("database", trouble).build();
    }

    private synchronized CompletableFuture<String> ask() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(
                    this::trouble, Thread.ofVirtual().name("database-probe")::start);
        }
        return asked;
    }

    private String trouble() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(PATIENCE_S) ? "" : DatabaseTrouble.NO_ANSWER;
        } catch (SQLException e) {
            return DatabaseTrouble.words(e);
        }
    }
}
