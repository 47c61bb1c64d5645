package org.tallyman.server;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.WriterLock;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataSource dataSource;

    HealthTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void answersEachProbeOnTheManagementPort() {
        health("started").statusCode(200);
        health("live").statusCode(200).body("status", is("UP"));
        health("ready")
                .statusCode(200)
                .body(
                        "checks.name",
                        allOf(hasItems("intake", "database"), not(hasItem("Database connections health check"))))
                .body("checks.status.unique()", is(java.util.List.of("UP")));
    }

    @Test
    void livenessNeverAsksTheDatabase() {
        health("live").body("checks.name", is(java.util.List.of("intake")));
    }

    @Test
    void isNotReadyWhileAnotherWritesAndReadyAgainWithoutARestart() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement other = connection.createStatement()) {
            // The writer loses its session, as it does when the database fails over, and another takes the lock.
            other.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                    + " and objid::bigint = " + (WriterLock.KEY & 0xffffffffL));
            other.execute("select pg_advisory_lock(" + WriterLock.KEY + ")");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> health("ready")
                            .statusCode(503)
                            .body(
                                    "checks.find { it.name == 'intake' }.data.journal",
                                    containsString("another Tallyman")));
            health("live").statusCode(200);
            other.execute("select pg_advisory_unlock(" + WriterLock.KEY + ")");
        }
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> health("ready").statusCode(200));
    }

    private static ValidatableResponse health(String probe) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return RestAssured.given().port(port).get("/health/" + probe).then();
    }
}
