package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void keepsDataOverARestartAndIsDurable() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(directory, Durability.FULL);
        execute(first, "create table kept(n int)");
        execute(first, "insert into kept values (7)");
        first.stop(PATIENCE);

        EmbeddedDatabase second = EmbeddedDatabase.start(directory, Durability.FULL);
        try {
            assertThat(value(second, "select n from kept")).isEqualTo("7");
            assertThat(value(second, "show fsync")).isEqualTo("on");
            assertThat(value(second, "show synchronous_commit")).isEqualTo("on");
        } finally {
            second.stop(PATIENCE);
        }
    }

    @Test
    void refusesAnotherPassword() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, Durability.NONE);
        try {
            String url = database.settings().get("quarkus.datasource.jdbc.url");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "tallyman", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        } finally {
            database.stop(PATIENCE);
        }
    }

    @Test
    void keepsASecondTallymanOut() {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, Durability.NONE);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, Durability.NONE))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("another Tallyman uses");
        } finally {
            database.stop(PATIENCE);
        }
    }

    /** Its ports are the least of it, and a rebuild needs none. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSecondStartHearsOfTheTallymanOnItsDataRatherThanOfThePort(boolean rebuild) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, Durability.NONE);
        try (ServerSocket taken = new ServerSocket(0)) {
            Map<String, String> environment =
                    Map.of("TALLYMAN_DATA_DIR", directory.toString(), "QUARKUS_HTTP_PORT", "" + taken.getLocalPort());
            assertThatThrownBy(() -> Main.prepare(environment, rebuild))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("another Tallyman uses the data directory " + directory)
                    .hasMessageContaining("Stop it first");
        } finally {
            database.stop(PATIENCE);
        }
    }

    @Test
    void startsAServerThatWasKilledAgainOnTheSamePortWithItsData() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, Durability.FULL);
        try {
            execute(database, "create table kept(n int)");
            execute(database, "insert into kept values (7)");
            kill(directory);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(value(database, "select n from kept")).isEqualTo("7"));
        } finally {
            database.stop(PATIENCE);
        }
    }

    /** After a restart of the machine the number of the server that was is that of anybody. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void startsWhereAFileNamesNoServer(boolean cut) throws Exception {
        EmbeddedDatabase.start(directory, Durability.NONE).stop(PATIENCE);
        long pid = ProcessHandle.current().pid();
        Path file = Leftover.file(directory.resolve("postgres/data"));
        Files.writeString(file, cut ? "" : pid + "\n" + directory + "\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        EmbeddedDatabase database = EmbeddedDatabase.start(directory, Durability.NONE);
        try {
            assertThat(value(database, "select 1")).isEqualTo("1");
        } finally {
            database.stop(PATIENCE);
        }
    }

    /** An application that is killed while it starts its server again leaves one that is on its way. */
    @Test
    void takesOverFromAServerThatIsStarting() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.start(directory, Durability.FULL);
        execute(first, "create table kept(n int)");
        execute(first, "insert into kept values (7)");
        first.stop(PATIENCE);
        Process orphan = launchBeside(directory.resolve("postgres"));

        EmbeddedDatabase second = EmbeddedDatabase.start(directory, Durability.FULL);
        try {
            assertThat(value(second, "select n from kept")).isEqualTo("7");
            assertThat(orphan.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            second.stop(PATIENCE);
        }
    }

    private static Process launchBeside(Path home) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            List<String> command = PostgresBinaries.unpack(Shelf.ofEnvironment(), home)
                    .command("postgres", "-D", "" + home.resolve("data"), "-p", "" + free.getLocalPort(), "-k", "");
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    private static void kill(Path directory) throws Exception {
        Path pidFile = directory.resolve("postgres/data/postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Path data = Files.createDirectories(directory.resolve("postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "15\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, Durability.NONE))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("written by PostgreSQL 15");
    }

    @Test
    void refusesDataWhosePasswordIsLost() throws Exception {
        EmbeddedDatabase.start(directory, Durability.NONE).stop(PATIENCE);
        Files.delete(directory.resolve("postgres/password"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, Durability.NONE))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("not the password that belongs to it");
    }

    @Test
    void aPasswordOpensOneDatabaseOnly(@TempDir Path elsewhere) {
        EmbeddedDatabase one = EmbeddedDatabase.start(directory, Durability.NONE);
        EmbeddedDatabase other = EmbeddedDatabase.start(elsewhere, Durability.NONE);
        try {
            assertThat(Map.of("url", url(one), "password", password(one)))
                    .doesNotContainValue(url(other))
                    .doesNotContainValue(password(other));
            assertThatThrownBy(() -> DriverManager.getConnection(url(other), "tallyman", password(one)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        } finally {
            one.stop(PATIENCE);
            other.stop(PATIENCE);
        }
    }

    private static String url(EmbeddedDatabase database) {
        return Objects.requireNonNull(database.settings().get("quarkus.datasource.jdbc.url"));
    }

    private static String password(EmbeddedDatabase database) {
        return Objects.requireNonNull(database.settings().get("quarkus.datasource.password"));
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        Map<String, String> settings = database.settings();
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
