package org.tallyman.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What this machine's disk and PostgreSQL can do by themselves, measured in the same run as Tallyman. */
final class MachineLimits {

    private static final int COPY_ROWS = 500_000;
    private static final int BATCH = 1_000;

    private MachineLimits() {}

    /** Times of an 8 kB write followed by an fsync. */
    static Latencies fsync(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "fsync", ".bin");
        Latencies latencies = new Latencies();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 2_000; i++) {
                ByteBuffer block = ByteBuffer.allocate(8_192);
                long started = System.nanoTime();
                channel.write(block);
                channel.force(false);
                latencies.add(System.nanoTime() - started);
            }
        }
        Files.delete(file);
        return latencies;
    }

    /** Rows a second of one binary COPY into a table with one index: (bigint primary key, bigint, 100 bytes). */
    static double copyRowsPerSecond(Connection connection) throws SQLException, IOException {
        execute(connection, "create table bench_copy (id bigint primary key, at bigint not null, body bytea not null)");
        long started = System.nanoTime();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench_copy from stdin binary");
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunk);
        out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0});
        byte[] body = new byte[100];
        for (int row = 0; row < COPY_ROWS; row++) {
            out.writeShort(3);
            out.writeInt(8);
            out.writeLong(row);
            out.writeInt(8);
            out.writeLong(row);
            out.writeInt(body.length);
            out.write(body);
            if (chunk.size() > 65_536) {
                copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
                chunk.reset();
            }
        }
        out.writeShort(-1);
        copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
        copy.endCopy();
        double seconds = (System.nanoTime() - started) / 1e9;
        execute(connection, "drop table bench_copy");
        return COPY_ROWS / seconds;
    }

    /**
     * Observations a second of the classic ingest transaction with one row an observation: 1,000 events deduplicated by
     * their key, the state of 500 things brought up to date, a position moved, commit.
     */
    static double ingestTransactionPerSecond(RunningApp app, int connections, int seconds)
            throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = app.database()) {
            execute(
                    connection,
                    "create table bench_event (id uuid primary key, at bigint, body bytea);"
                            + "create table bench_state (id bigint primary key, at bigint) with (fillfactor = 70);"
                            + "create table bench_offset (lane int primary key, n bigint)");
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long total = 0;
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<Long>> lanes = new ArrayList<>();
            for (int lane = 0; lane < connections; lane++) {
                int number = lane;
                lanes.add(threads.submit(() -> lane(app, number, end)));
            }
            for (Future<Long> lane : lanes) {
                total += lane.get();
            }
        }
        try (Connection connection = app.database()) {
            execute(connection, "drop table bench_event, bench_state, bench_offset");
        }
        return (double) total / seconds;
    }

    private static long lane(RunningApp app, int lane, long end) throws SQLException {
        try (Connection connection = app.database()) {
            connection.setAutoCommit(false);
            long count = 0;
            byte[][] bodies = new byte[BATCH][100];
            while (System.nanoTime() < end) {
                transaction(connection, lane, count, bodies);
                count += BATCH;
            }
            return count;
        }
    }

    private static void transaction(Connection connection, int lane, long from, byte[][] bodies) throws SQLException {
        Object[] ids = new Object[BATCH];
        Object[] times = new Object[BATCH];
        Object[] things = new Object[BATCH / 2];
        for (int i = 0; i < BATCH; i++) {
            ids[i] = new UUID(from + i, lane);
            times[i] = from + i;
            things[i / 2] = (long) lane * BATCH + i / 2;
        }
        try (PreparedStatement events = connection.prepareStatement(
                        "insert into bench_event select * from unnest(?::uuid[], ?::bigint[], ?::bytea[])"
                                + " on conflict do nothing");
                PreparedStatement states = connection.prepareStatement(
                        "insert into bench_state select t, ? from unnest(?::bigint[]) as x(t)"
                                + " on conflict (id) do update set at = excluded.at where bench_state.at <= excluded.at");
                PreparedStatement offset = connection.prepareStatement("insert into bench_offset values (?, ?)"
                        + " on conflict (lane) do update set n = excluded.n")) {
            events.setArray(1, connection.createArrayOf("uuid", ids));
            events.setArray(2, connection.createArrayOf("bigint", times));
            events.setArray(3, connection.createArrayOf("bytea", bodies));
            events.executeUpdate();
            states.setLong(1, from);
            states.setArray(2, connection.createArrayOf("bigint", things));
            states.executeUpdate();
            offset.setInt(1, lane);
            offset.setLong(2, from);
            offset.executeUpdate();
        }
        connection.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
