package org.tallyman.sense;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.Devices;
import org.tallyman.ident.DeviceId;
import org.tallyman.intake.Fact;
import org.tallyman.intake.KeptFacts;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.Rework;
import org.tallyman.place.ReadPoints;

/**
 * Judges anew what a changed binding or setting reaches. Where reads move between read points, or the width of cells
 * changes, the cells of these read points go and are merged again from the kept messages; then every tag that was or is
 * there is judged from that time on. The end is what it would be had the change been known from the beginning.
 */
@ApplicationScoped
class Rejudging implements Rework {

    private static final int TAGS_PER_STEP = 200;

    /** A cell may begin this long before its reads. */
    private static final long QUANTUM_MS_MAX = 60_000;

    /** A device's clock may be ahead of ours by this much: its reads came that long before they say that they were. */
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private final DueStore due;
    private final SenseStores stores;
    private final Sensing sensing;
    private final Devices devices;
    private final ReadPoints readPoints;
    private Versions seen = new Versions(-1, -1);
    private Versions looking = seen;

    Rejudging(DueStore due, SenseStores stores, Sensing sensing, Devices devices, ReadPoints readPoints) {
        this.due = due;
        this.stores = stores;
        this.sensing = sensing;
        this.devices = devices;
        this.readPoints = readPoints;
    }

    private record Versions(long devices, long places) {}

    @Override
    public boolean mayBeDue() {
        looking =
                new Versions(devices.snapshot().version(), readPoints.snapshot().version());
        return !looking.equals(seen);
    }

    @Override
    public void giveUp() {
        seen = looking;
    }

    @Override
    public boolean step(KeptFacts kept, Connection connection) throws SQLException {
        Optional<Due> next = due.next(connection);
        if (next.isEmpty()) {
            seen = looking;
            return false;
        }
        // Tracks hold cells that are about to change.
        stores.tracks().forget();
        Due work = next.get();
        if (work.nextBlock() == null) {
            begin(work, kept, connection);
        } else if (work.nextBlock() == Due.MERGED) {
            judge(work, kept, connection);
        } else {
            merge(work, work.nextBlock(), kept, connection);
        }
        return true;
    }

    private void begin(Due work, KeptFacts kept, Connection connection) throws SQLException {
        if (work.device() != null && !kept.any(work.device(), connection)) {
            due.done(work, connection);
            return;
        }
        long fromMs = fromMs(work, kept, connection);
        due.noteSeen(work, fromMs, connection);
        long block = Due.MERGED;
        if (work.fromJournal()) {
            long since = MessageId.firstBlockAt(Instant.ofEpochMilli(fromMs).minus(AHEAD_MAX));
            block = Math.max(1, Math.min(since, stores.cells().oldestMessage(work.readPoints(), fromMs, connection)));
            stores.cells().delete(work.readPoints(), fromMs, connection);
        }
        due.goOn(work, block, connection);
    }

    /** Merges some reads; those that other read points keep, or that began before the old cells went, are left out. */
    private void merge(Due work, long block, KeptFacts kept, Connection connection) throws SQLException {
        DeviceSnapshot known = devices.snapshot();
        Set<DeviceId> serving = known.serving(work.readPoints());
        KeptFacts.Piece piece = kept.from(serving, block, connection);
        CellGathering gathering = new CellGathering(known, readPoints.snapshot());
        for (Fact fact : piece.facts()) {
            gathering.add(fact);
        }
        gathering.keepOnly(work.readPoints(), fromMs(work, kept, connection));
        SortedMap<Tag, List<Cell>> cells = stores.tags().resolve(gathering, connection);
        stores.cells().merge(cells, connection);
        due.note(work, cells.keySet(), connection);
        due.goOn(work, piece.nextBlock() == 0 ? Due.MERGED : piece.nextBlock(), connection);
    }

    private void judge(Due work, KeptFacts kept, Connection connection) throws SQLException {
        Map<Tag, Long> reached = due.take(work, fromMs(work, kept, connection), TAGS_PER_STEP, connection);
        if (!reached.isEmpty()) {
            sensing.judge(new TreeMap<>(), reached, connection);
            return;
        }
        if (work.device() != null) {
            stores.cells().forgetBound(work.device(), devices.snapshot(), connection);
        }
        due.done(work, connection);
        Log.debugf("What was seen at read points %s since %s is judged anew", work.readPoints(), since(work));
    }

    private static Instant since(Due work) {
        return Instant.ofEpochMilli(work.fromMs());
    }

    /** Where the work begins; not before the oldest kept message, if older ones were forgotten. */
    private static long fromMs(Due work, KeptFacts kept, Connection connection) throws SQLException {
        long fromMs = work.fromMs() - QUANTUM_MS_MAX;
        Optional<Instant> horizon = work.fromJournal() ? kept.horizon(connection) : Optional.empty();
        return horizon.map(oldest -> Math.max(fromMs, oldest.toEpochMilli())).orElse(fromMs);
    }
}
