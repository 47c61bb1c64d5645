package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up to when cells were let go. Asked and changed by the fold's thread alone. */
@ApplicationScoped
class CellHorizon {

    private @Nullable State state;

    CellHorizon() {}

    /** What a message later than {@code afterMessage} says of a time before {@code beforeMs} came too late. */
    private record Cut(long beforeMs, long afterMessage) {}

    /**
     * @param cuts newest first
     * @param floorMs cells before may be gone, and states are known from there on
     */
    record State(List<Cut> cuts, long floorMs) {

        /** All cells are there. */
        static final State NONE = new State(List.of(), Stretch.BEGINNING);

        /** The time before which nothing is placed or judged any more. */
        long newestMs() {
            return cuts.isEmpty() ? Stretch.BEGINNING : cuts.getFirst().beforeMs();
        }

        /** Whether a read cannot be placed: a matter of when it came and nothing else, so that a rebuild agrees. */
        boolean isTooLate(long startMs, long message) {
            if (startMs >= newestMs()) {
                return false;
            }
            return startMs < floorMs
                    || cuts.stream().anyMatch(cut -> startMs < cut.beforeMs() && message > cut.afterMessage());
        }
    }

    State now(Connection connection) throws SQLException {
        State known = state;
        if (known == null) {
            known = read(connection);
            state = known;
        }
        return known;
    }

    /** After a transaction that changed it or was undone. */
    void forget() {
        state = null;
    }

    private static State read(Connection connection) throws SQLException {
        List<Cut> cuts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select before_ms, after_message from cell_horizon order by before_ms desc");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                cuts.add(new Cut(row.getLong(1), row.getLong(2)));
            }
        }
        try (PreparedStatement query =
                        connection.prepareStatement("select max(before_ms) from cell_floor where next_tag is null");
                ResultSet row = query.executeQuery()) {
            row.next();
            Long floor = row.getObject(1, Long.class);
            return new State(List.copyOf(cuts), floor == null ? Stretch.BEGINNING : floor);
        }
    }

    /** Lets all before a time go, for messages after one; the states at that time are to be kept next. */
    void raise(long beforeMs, long afterMessage, Connection connection) throws SQLException {
        try (PreparedStatement horizon = connection.prepareStatement(
                        "insert into cell_horizon (before_ms, after_message) values (?, ?)");
                PreparedStatement floor =
                        connection.prepareStatement("insert into cell_floor (before_ms, next_tag) values (?, 0)")) {
            horizon.setLong(1, beforeMs);
            horizon.setLong(2, afterMessage);
            horizon.executeUpdate();
            floor.setLong(1, beforeMs);
            floor.executeUpdate();
        }
        forget();
    }

    /**
     * How far the keeping of states came.
     *
     * @param nextTag the number behind which it goes on
     */
    record Progress(long beforeMs, long nextTag) {}

    @Nullable
    Progress progress(Connection connection) throws SQLException {
        String sql = "select before_ms, next_tag from cell_floor where next_tag is not null";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Progress(row.getLong(1), row.getLong(2)) : null;
        }
    }

    void goOn(Progress progress, Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update cell_floor set next_tag = ? where before_ms = ?")) {
            update.setLong(1, progress.nextTag());
            update.setLong(2, progress.beforeMs());
            update.executeUpdate();
        }
    }

    /** All states are kept: what lies before may go. */
    void done(long beforeMs, Connection connection) throws SQLException {
        try (PreparedStatement older = connection.prepareStatement("delete from cell_floor where before_ms < ?");
                PreparedStatement update =
                        connection.prepareStatement("update cell_floor set next_tag = null where before_ms = ?")) {
            older.setLong(1, beforeMs);
            older.executeUpdate();
            update.setLong(1, beforeMs);
            update.executeUpdate();
        }
        forget();
    }
}
