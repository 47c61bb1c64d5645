package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyman.intake.WriterLock;

/** A PostgreSQL that Tallyman did not start, with users and databases as an operator would make them. */
class OwnDatabaseTest {

    private static EmbeddedDatabase server;
    private static String url = "";
    private static String administrator = "";

    @BeforeAll
    static void start(@TempDir Path directory) throws SQLException {
        server = EmbeddedDatabase.start(directory, Durability.NONE);
        url = server.settings().getOrDefault("quarkus.datasource.jdbc.url", "");
        administrator = server.settings().getOrDefault("quarkus.datasource.password", "");
        execute(
                "create role clerk login password 'of the quay'",
                "create database clerks owner clerk",
                "create database latin owner clerk encoding 'SQL_ASCII' template template0",
                "create database frozen owner clerk",
                "alter database frozen set default_transaction_read_only = on");
    }

    @AfterAll
    static void stop() {
        server.stop(Duration.ofSeconds(20));
    }

    @Test
    void acceptsADatabaseThatItsUserOwns() {
        new OwnDatabase(of("clerks"), "clerk", "of the quay").await(Duration.ZERO, OwnDatabaseTest::unexpected);
    }

    @Test
    void saysThatNothingAnswersThere() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        OwnDatabase nowhere = new OwnDatabase("jdbc:postgresql://127.0.0.1:" + closed + "/tallyman", "clerk", "x");
        List<String> progress = new ArrayList<>();
        assertThatThrownBy(() -> nowhere.await(Duration.ofMillis(1), progress::add))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("" + closed)
                .hasMessageContaining("TALLYMAN_DB_URL");
        assertThat(progress).hasSizeLessThan(2);
    }

    @Test
    void namesTheSettingsOfAWrongPassword() {
        assertThatThrownBy(() -> check("clerks", "clerk", "guess"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("refuses user clerk")
                .hasMessageContaining("TALLYMAN_DB_PASSWORD");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThatThrownBy(() -> check("missing", "clerk", "of the quay"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("no such database")
                .hasMessageContaining("missing");
    }

    @Test
    void refusesAUserWhoMayNotCreateTables() {
        // The administrator's database: its schema belongs to somebody else.
        assertThatThrownBy(() -> check("tallyman", "clerk", "of the quay"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("may not create tables");
    }

    @Test
    void refusesTablesThatBelongToSomebodyElse() throws SQLException {
        execute("create database borrowed owner clerk");
        try (Connection connection = DriverManager.getConnection(of("borrowed"), "tallyman", administrator);
                Statement statement = connection.createStatement()) {
            statement.execute("create table foreign_goods(n int)");
        }
        assertThatThrownBy(() -> check("borrowed", "clerk", "of the quay"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("do not belong to user clerk");
    }

    @Test
    void refusesAnotherEncodingAndAReadOnlyDatabase() {
        assertThatThrownBy(() -> check("latin", "clerk", "of the quay")).hasMessageContaining("not encoded in UTF8");
        assertThatThrownBy(() -> check("frozen", "clerk", "of the quay")).hasMessageContaining("read-only");
    }

    @Test
    void refusesAnAddressOfAnotherKind() {
        assertThatThrownBy(() -> new OwnDatabase("postgres://clerk@host/tallyman", "clerk", "x")
                        .await(Duration.ZERO, OwnDatabaseTest::unexpected))
                .hasMessageContaining("must look like jdbc:postgresql://");
    }

    @Test
    void waitsForAnotherTallymanToEnd() throws SQLException {
        execute("create database shared owner clerk");
        OwnDatabase shared = new OwnDatabase(of("shared"), "clerk", "of the quay");
        Connection other = DriverManager.getConnection(of("shared"), "clerk", "of the quay");
        try (Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(" + WriterLock.KEY + ")");
        }
        assertThatThrownBy(() -> shared.await(Duration.ZERO, OwnDatabaseTest::unexpected))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("another Tallyman, from 127.0.0.1");
        List<String> progress = new ArrayList<>();
        shared.await(Duration.ofSeconds(20), words -> {
            progress.add(words);
            close(other);
        });
        assertThat(progress).singleElement().asString().contains("another Tallyman", "Waiting up to 20 s");
    }

    private static void check(String database, String user, String password) {
        new OwnDatabase(of(database), user, password).await(Duration.ZERO, OwnDatabaseTest::unexpected);
    }

    private static String of(String database) {
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    private static void unexpected(String progress) {
        throw new AssertionError("nothing to wait for: " + progress);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "tallyman", administrator);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
