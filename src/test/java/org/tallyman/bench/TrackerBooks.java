package org.tallyman.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyman.intake.KeptPayloads;

/**
 * The books of a soak of trackers. The time of a record says of which tracker it is and which of its records: no two are at
 * the same. What a tracker has on the way it sends again in other packets, so a record may be in the journal's bytes more than
 * once, and must count once.
 */
final class TrackerBooks implements SoakLedger {

    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    /** Trackers at most: each has a millisecond of every second. */
    private static final int TRACKERS_MAX = 1_000;

    static final long STEP_MS = 1_000;

    private final long fromMs =
            (System.currentTimeMillis() - Duration.ofHours(12).toMillis()) / STEP_MS * STEP_MS;
    private final List<Account> accounts = new ArrayList<>();
    private long lastBlock;
    private long lastMessage;

    /** What one tracker knows, and what is known of it. Records are numbered from 0 and confirmed in order. */
    static final class Account {
        private final long firstMs;
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong confirmed = new AtomicLong();
        private final BitSet kept = new BitSet();
        private final BitSet positions = new BitSet();

        private Account(long firstMs) {
            this.firstMs = firstMs;
        }

        long atMs(long record) {
            return firstMs + record * STEP_MS;
        }

        void sent(long upTo) {
            sent.accumulateAndGet(upTo, Math::max);
        }

        void confirmed(long records) {
            confirmed.addAndGet(records);
        }

        long sent() {
            return sent.get();
        }

        long confirmed() {
            return confirmed.get();
        }
    }

    Account open() {
        if (accounts.size() == TRACKERS_MAX) {
            throw new IllegalStateException("no more than " + TRACKERS_MAX + " trackers");
        }
        Account account = new Account(fromMs + accounts.size());
        accounts.add(account);
        return account;
    }

    @Override
    public long acknowledged() {
        return accounts.stream().mapToLong(Account::confirmed).sum();
    }

    @Override
    public void check(Connection connection) throws SQLException, InterruptedException {
        Counts.awaitFolded(connection, CATCH_UP);
        lastBlock = KeptPayloads.after(lastBlock, connection, payload -> {
            for (long atMs : TrackerPacket.times(payload)) {
                account(atMs).kept.set(record(atMs));
            }
        });
        readPositions(connection);
        for (Account account : accounts) {
            demand(account.kept, account, "in the journal");
            demand(account.positions, account, "a position");
            if (!account.kept.equals(account.positions)) {
                throw new IllegalStateException(
                        "lost or doubled: what the journal holds and what positions there are differ");
            }
        }
    }

    @Override
    public void checkAll(Connection connection) throws SQLException, InterruptedException {
        check(connection);
        long sent = accounts.stream().mapToLong(Account::sent).sum();
        long confirmed = acknowledged();
        long voltages = Counts.of(connection, "select coalesce(sum(cardinality(value)), 0) from measurement_run");
        if (sent != confirmed || voltages != 2 * sent) {
            throw new IllegalStateException("lost or doubled: " + sent + " records sent, " + confirmed + " confirmed, "
                    + voltages + " measurements, of which each record has two");
        }
    }

    private void readPositions(Connection connection) throws SQLException {
        long newest = lastMessage;
        try (PreparedStatement query =
                connection.prepareStatement("select message, observed_ms from fix where message > ?")) {
            query.setLong(1, lastMessage);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    newest = Math.max(newest, row.getLong(1));
                    long atMs = row.getLong(2);
                    BitSet positions = account(atMs).positions;
                    if (positions.get(record(atMs))) {
                        throw new IllegalStateException("doubled: two positions at " + atMs);
                    }
                    positions.set(record(atMs));
                }
            }
        }
        lastMessage = newest;
    }

    private Account account(long atMs) {
        return accounts.get((int) ((atMs - fromMs) % STEP_MS));
    }

    private int record(long atMs) {
        return (int) ((atMs - fromMs) / STEP_MS);
    }

    private static void demand(BitSet there, Account account, String what) {
        if (there.nextClearBit(0) < account.confirmed()) {
            throw new IllegalStateException(
                    "lost: record " + there.nextClearBit(0) + " of a tracker was confirmed and is not " + what);
        }
        if (there.length() > account.sent()) {
            throw new IllegalStateException(
                    "record " + (there.length() - 1) + " of a tracker was never sent and is " + what);
        }
    }
}
