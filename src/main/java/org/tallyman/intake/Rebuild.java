package org.tallyman.intake;

import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.tallyman.device.Devices;
import org.tallyman.platform.rebuild.Comparison;
import org.tallyman.platform.rebuild.DerivedState;

/**
 * Proves that the current tables follow from the journal and from what people said: folds everything again, with the
 * same code, into empty tables in a schema of their own, and compares row for row. Runs in the fold's thread, so that the
 * live tables stand still meanwhile; messages are kept and acknowledged all the time.
 */
@ApplicationScoped
@Unremovable
public class Rebuild {

    static final String SCHEMA = "rebuild";

    private static final int SAMPLES = 3;

    private final DataSource dataSource;
    private final List<ObservationConsumer> consumers;
    private final List<DerivedState> states;
    private final FoldReader reader;
    private final Devices devices;
    private final Unfolded unfolded;
    private final Errands errands;
    private String live = "public";

    Rebuild(
            DataSource dataSource,
            @All List<ObservationConsumer> consumers,
            @All List<DerivedState> states,
            FoldReader reader,
            Devices devices,
            Unfolded unfolded,
            Errands errands) {
        this.dataSource = dataSource;
        this.consumers =
                consumers.stream().filter(ObservationConsumer::keepsState).toList();
        this.states = states;
        this.reader = reader;
        this.devices = devices;
        this.unfolded = unfolded;
        this.errands = errands;
    }

    /** Rebuilds up to where the fold is when its turn comes, and compares. */
    public CompletableFuture<RebuildReport> compare() {
        return errands.ask(this::run);
    }

    private RebuildReport run(long position) throws SQLException {
        long started = System.nanoTime();
        live = liveSchema();
        consumers.forEach(ObservationConsumer::abandoned);
        try {
            makeTables();
            List<Long> folded = fold(position);
            inRebuilt(connection -> {
                for (DerivedState state : states) {
                    state.replayCommands(connection);
                }
            });
            long since = folded.get(0);
            return new RebuildReport(
                    folded.get(1),
                    since == 0 ? null : MessageId.receivedAt(since),
                    Duration.ofNanos(System.nanoTime() - started),
                    compareAll(since));
        } finally {
            // What the consumers remember is of the rebuilt tables.
            consumers.forEach(ObservationConsumer::abandoned);
            dropTables();
        }
    }

    /** The block at which the journal begins, 0 when it is whole, and how many messages were folded. */
    private List<Long> fold(long position) throws SQLException {
        FoldTransaction transaction = new FoldTransaction(
                dataSource, consumers, new FactFinder(devices, unfolded), unfolded, this::lookThere);
        transaction.startAfter(new MessageId(0));
        long messages = 0;
        long since = 0;
        long at = 0;
        for (List<KeptBlock> blocks = reader.blocksAfter(at);
                !blocks.isEmpty() && at < position;
                blocks = reader.blocksAfter(at)) {
            if (at == 0 && blocks.getFirst().previous() != 0) {
                since = blocks.getFirst().id();
            }
            for (KeptBlock block : blocks) {
                if (block.id() <= position) {
                    transaction.apply(block.messages(), block.id());
                    messages += block.messages().size();
                }
            }
            at = blocks.getLast().id();
        }
        return List.of(since, messages);
    }

    private String liveSchema() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getSchema();
        }
    }

    /** Until the transaction ends, what is written goes to the rebuilt tables and what is not there is found live. */
    private void lookThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = " + SCHEMA + ", " + live);
        }
    }

    private void makeTables() throws SQLException {
        dropTables();
        inRebuilt(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema " + SCHEMA);
                for (DerivedState state : states) {
                    for (String table : state.tables()) {
                        statement.execute("create table " + SCHEMA + "." + table + " (like " + live + "." + table
                                + " including all)");
                    }
                    for (String sql : state.finish()) {
                        statement.execute(sql);
                    }
                }
            }
        });
    }

    private void dropTables() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        }
    }

    private void inRebuilt(Along work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                lookThere(connection);
                work.write(connection);
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private List<RebuildReport.Result> compareAll(long since) throws SQLException {
        List<RebuildReport.Result> results = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (DerivedState state : states) {
                for (Comparison comparison : state.comparisons()) {
                    if (since > 0 && comparison.wholeJournalOnly()) {
                        results.add(skipped(comparison));
                    } else {
                        results.add(compare(
                                comparison.in(
                                        live, SCHEMA, MessageId.of(since, 0).value()),
                                connection));
                    }
                }
            }
        }
        return results;
    }

    private static RebuildReport.Result skipped(Comparison comparison) {
        return new RebuildReport.Result(
                comparison.name(),
                0,
                0,
                0,
                List.of(),
                comparison.leftOut(),
                "it sums up all messages, and the first are gone");
    }

    private static RebuildReport.Result compare(Comparison comparison, Connection connection) throws SQLException {
        String missing = "(" + comparison.live() + ") except all (" + comparison.rebuilt() + ")";
        String extra = "(" + comparison.rebuilt() + ") except all (" + comparison.live() + ")";
        List<String> samples = new ArrayList<>();
        long missingRows = count(missing, connection);
        long extraRows = count(extra, connection);
        if (missingRows + extraRows > 0) {
            samples.addAll(samples("only live", missing, connection));
            samples.addAll(samples("only rebuilt", extra, connection));
        }
        return new RebuildReport.Result(
                comparison.name(),
                count(comparison.live(), connection),
                missingRows,
                extraRows,
                samples,
                comparison.leftOut(),
                "");
    }

    private static long count(String query, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from (" + query + ") as q")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> samples(String title, String query, Connection connection) throws SQLException {
        List<String> samples = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select to_jsonb(q)::text from (" + query + ") as q limit " + SAMPLES)) {
            while (row.next()) {
                samples.add(title + ": " + row.getString(1));
            }
        }
        return samples;
    }
}
