package org.tallyman.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyman.intake.KeptPayloads;

/**
 * The books of a soak, kept outside the application: what was sent, what was acknowledged, and what the journal and the
 * state that follows from it say of that.
 */
final class SoakBooks implements SoakLedger {

    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    private final Map<Reading.Cell, Integer> sent = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();

    /** Acknowledged, and not yet found in the journal. */
    private final Set<Reading> owed = ConcurrentHashMap.newKeySet();

    /** Found in the journal, and not acknowledged before the kill: their readers send them again. */
    private final Set<Reading> unanswered = ConcurrentHashMap.newKeySet();

    private final Map<Reading.Cell, Integer> kept = new HashMap<>();
    private final Set<Long> serials = new HashSet<>();
    private long lastBlock;

    void sent(Reading reading) {
        sent.merge(reading.cell(), 1, Integer::sum);
    }

    void acknowledged(Reading reading) {
        if (!unanswered.remove(reading)) {
            owed.add(reading);
        }
        acknowledged.incrementAndGet();
    }

    @Override
    public long acknowledged() {
        return acknowledged.get();
    }

    /** As of the last check: messages that the journal holds and whose devices do not know it. */
    int unanswered() {
        return unanswered.size();
    }

    /** No message may be in the journal twice. */
    @Override
    public void check(Connection connection) throws SQLException, InterruptedException {
        Counts.awaitFolded(connection, CATCH_UP);
        Map<Reading.Cell, Integer> fresh = new HashMap<>();
        lastBlock = KeptPayloads.after(lastBlock, connection, payload -> {
            Reading reading = Reading.of(payload);
            if (!owed.remove(reading)) {
                demand(unanswered.add(reading), reading + " is in the journal twice");
            }
            serials.add(reading.serial());
            fresh.merge(reading.cell(), 1, Integer::sum);
        });
        demand(owed.isEmpty(), owed.size() + " acknowledged messages are not in the journal");
        fresh.forEach((cell, count) -> {
            int now = kept.merge(cell, count, Integer::sum);
            demand(now <= sent.getOrDefault(cell, 0), cell + " is in the journal " + now + " times, sent less often");
        });
        checkState(fresh.keySet(), connection);
    }

    @Override
    public void checkAll(Connection connection) throws SQLException, InterruptedException {
        check(connection);
        demand(unanswered.isEmpty(), unanswered.size() + " messages are in the journal and were never acknowledged");
        demand(kept.equals(sent), "the journal does not hold exactly what was sent");
        checkState(kept.keySet(), connection);
    }

    private void checkState(Set<Reading.Cell> cells, Connection connection) throws SQLException {
        long since = cells.stream().mapToLong(Reading.Cell::startMs).min().orElse(Long.MAX_VALUE);
        Map<Reading.Cell, Integer> folded = folded(since, connection);
        for (Reading.Cell cell : cells) {
            int counted = folded.getOrDefault(cell, 0);
            int held = kept.getOrDefault(cell, 0);
            demand(counted == held, cell + " counts " + counted + " reads, the journal holds " + held);
        }
        long items = Counts.of(connection, "select count(*) from item where place_id is not null");
        demand(items == serials.size(), items + " items of " + serials.size() + " tags");
        long counted = Counts.of(connection, "select coalesce(sum(quantity), 0) from stock_count");
        demand(counted == items, "the counts of stock say " + counted + " of " + items + " items");
    }

    private static Map<Reading.Cell, Integer> folded(long sinceMs, Connection connection) throws SQLException {
        Map<Reading.Cell, Integer> folded = new HashMap<>();
        String sql = "select t.epc_hex, c.start_ms, c.reads from cell c join tag t on t.id = c.tag_id"
                + " where c.start_ms >= ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, sinceMs);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    folded.put(new Reading.Cell(Reading.serialOf(row.getString(1)), row.getLong(2)), row.getInt(3));
                }
            }
        }
        return folded;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("lost or doubled: " + otherwise);
        }
    }
}
