package org.tallyman.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tallyman.intake.WriterLock;

/**
 * A PostgreSQL of the operator's own ({@code TALLYMAN_DB_URL}): looks before the application starts whether it can be
 * used, and says in one sentence what is in the way. What passes with time is waited for.
 */
record OwnDatabase(String url, String user, String password) {

    private static final int VERSION_MIN = 16;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final String CONNECT_SECONDS_MAX = "5";

    /** A finding that may pass by itself: a server that is starting, a Tallyman that is stopping. */
    private static final class NotYetException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        NotYetException(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }

    /**
     * Returns once the database can be used.
     *
     * @param patience how long to wait for a server that does not answer or another Tallyman that still writes
     * @param progress told once what is waited for
     * @throws DatabaseStartException if it cannot be used
     */
    void await(Duration patience, Consumer<String> progress) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (boolean told = false; ; told = true) {
            try {
                check();
                return;
            } catch (NotYetException e) {
                if (System.nanoTime() >= deadline) {
                    throw new DatabaseStartException(e.sentence);
                }
                if (!told) {
                    progress.accept(e.sentence + " Waiting up to " + patience.toSeconds() + " s for it ...");
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("interrupted while waiting for the database", e);
        }
    }

    private void check() throws NotYetException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseStartException(
                    "TALLYMAN_DB_URL “" + url + "” must look like jdbc:postgresql://host:5432/database");
        }
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS_MAX);
        properties.setProperty("ApplicationName", "tallyman start");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            checkServer(connection);
            checkRights(connection);
            checkWriter(connection);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private void checkServer(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < VERSION_MIN) {
            throw new DatabaseStartException("the database at " + url + " is PostgreSQL " + version
                    + "; Tallyman needs " + VERSION_MIN + " or newer");
        }
        if (isTrue(connection, "select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean")) {
            throw new DatabaseStartException("the database at " + url
                    + " is read-only (a standby, or default_transaction_read_only is on); Tallyman needs to write");
        }
        if (!isTrue(connection, "select current_setting('server_encoding') = 'UTF8'")) {
            throw new DatabaseStartException("the database at " + url + " is not encoded in UTF8;"
                    + " create it with: create database tallyman encoding 'UTF8' template template0");
        }
    }

    private void checkRights(Connection connection) throws SQLException {
        if (!isTrue(connection, "select coalesce(has_schema_privilege(current_schema(), 'create'), false)")) {
            throw new DatabaseStartException("user " + user + " may not create tables in the database at " + url
                    + "; make it the owner: alter database … owner to " + user);
        }
        String foreign = "select exists(select from pg_class where relnamespace = current_schema()::regnamespace"
                + " and relkind in ('r', 'p') and not pg_has_role(relowner, 'usage'))";
        if (isTrue(connection, foreign)) {
            throw new DatabaseStartException("the database at " + url + " holds tables that do not belong to user "
                    + user + ", so they cannot be kept up to date; give them to it with: reassign owned by … to "
                    + user);
        }
    }

    /** Of two writers one must wait; a killed one is gone as soon as the server notices. */
    private void checkWriter(Connection connection) throws SQLException, NotYetException {
        String sql = "select coalesce(host(client_addr), 'this machine'), backend_start from pg_locks"
                + " join pg_stat_activity using (pid) where locktype = 'advisory' and granted and objsubid = 1"
                + " and (classid::bigint << 32 | objid::bigint) = ?"
                + " and pg_locks.database = (select oid from pg_database where datname = current_database())";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, WriterLock.KEY);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw new NotYetException(
                            "another Tallyman, from " + row.getString(1) + " since "
                                    + row.getTimestamp(2).toInstant() + ", writes to the database at " + url
                                    + ". One database serves one Tallyman: stop the other, or set TALLYMAN_DB_URL to another database.");
                }
            }
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private DatabaseStartException refusal(SQLException e) throws NotYetException {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        // Further lines name the place in the server's source.
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return switch (state) {
            case "28P01", "28000" ->
                new DatabaseStartException("the database at " + url + " refuses user " + user + ": " + said
                        + ". Set TALLYMAN_DB_USER and TALLYMAN_DB_PASSWORD.");
            case "3D000" ->
                new DatabaseStartException("there is no such database: " + said + ". Create it, owned by user " + user
                        + ", or correct TALLYMAN_DB_URL.");
            case "42501" ->
                new DatabaseStartException(
                        "user " + user + " lacks a privilege in the database at " + url + ": " + said);
            case "08001", "08004", "08006", "57P03", "53300" ->
                throw new NotYetException("the database at " + url + " cannot be reached: " + said
                        + " Check TALLYMAN_DB_URL and that the server runs.");
            default -> new DatabaseStartException("the database at " + url + " cannot be used: " + said, e);
        };
    }
}
