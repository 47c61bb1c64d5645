package org.tallyman.sense;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallyman.device.AntennaBinding;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Observation;
import org.tallyman.intake.Fact;
import org.tallyman.intake.KeptFacts;
import org.tallyman.intake.MessageId;
import org.tallyman.intake.Rework;
import org.tallyman.place.ReadPoints;

/**
 * Judges anew what a changed binding or setting reaches, a step at a time between two folds. The tags come first: of a
 * binding those that its antenna read while it holds, of anything else those that its read points saw. Where reads move
 * between read points, or the width of cells changes, the reads of these tags are merged again from the kept messages,
 * beside the cells in use; once that has caught up with the fold, the new cells take the place of the old ones tag by
 * tag, and each is judged. The end is what it would be had the change been known from the beginning.
 */
@ApplicationScoped
class Rejudging implements Rework {

    private static final int TAGS_PER_STEP = 40;
    private static final Revisions.Effort STEP = new Revisions.Effort(20_000, false);

    /** A device's clock may be ahead of ours by this much: its reads came that long before they say that they were. */
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private static final long LOOK_MS_MIN = 60_000;
    private static final long LOOK_MS_MAX = Duration.ofDays(366).toMillis();
    private static final long QUICK_NS = 10_000_000;

    private final DueStore due;
    private final DueTags tags;
    private final SenseStores stores;
    private final Sensing sensing;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final Clock clock;
    private DueStore.Versions seen = new DueStore.Versions(-1, -1);
    private DueStore.Versions looking = seen;

    /** Through how much time's cells one step looks: more while that is quick. */
    private long lookMs = LOOK_MS_MIN;

    Rejudging(
            DueStore due,
            DueTags tags,
            SenseStores stores,
            Sensing sensing,
            Devices devices,
            ReadPoints readPoints,
            Clock clock) {
        this.due = due;
        this.tags = tags;
        this.stores = stores;
        this.sensing = sensing;
        this.devices = devices;
        this.readPoints = readPoints;
        this.clock = clock;
    }

    @Override
    public boolean mayBeDue() {
        looking = new DueStore.Versions(
                devices.snapshot().version(), readPoints.snapshot().version());
        return !looking.equals(seen);
    }

    @Override
    public void giveUp() {
        seen = looking;
    }

    @Override
    public boolean step(KeptFacts kept, Connection connection) throws SQLException {
        if (!due.versions(connection).equals(looking)) {
            // A change is committed, and memory is a moment behind it.
            return true;
        }
        Optional<Due> next = due.next(connection);
        if (next.isEmpty()) {
            seen = looking;
            return false;
        }
        Due work = next.get();
        switch (work.phase()) {
            case BEGIN -> begin(work, kept, connection);
            case LOOK -> look(work, kept, connection);
            case MERGE -> merge(work, kept, connection);
            case JUDGE -> judge(work, kept, connection);
        }
        return true;
    }

    private void begin(Due work, KeptFacts kept, Connection connection) throws SQLException {
        AntennaBinding binding = work.binding();
        if (binding == null) {
            lookMs = LOOK_MS_MIN;
            due.save(work.goesOn(Due.Phase.LOOK, fromMs(work, kept, connection)), connection);
            return;
        }
        // Where a device may name read points depends on what it serves itself.
        Set<Long> named = binding.antenna() == 0 ? stores.aside().namedBy(binding.device(), connection) : Set.of();
        boolean readNothing = devices.snapshot().isFirst(binding)
                && named.isEmpty()
                && !stores.aside().anyUnbound(binding, connection);
        if (readNothing) {
            due.done(work, connection);
        } else {
            due.save(work.alsoAt(named).goesOn(Due.Phase.LOOK, firstBlock(work.fromMs())), connection);
        }
    }

    private void look(Due work, KeptFacts kept, Connection connection) throws SQLException {
        if (work.binding() == null) {
            lookAtCells(work, kept, connection);
        } else {
            lookAtReads(work, work.binding(), kept, connection);
        }
    }

    private void lookAtCells(Due work, KeptFacts kept, Connection connection) throws SQLException {
        long began = System.nanoTime();
        long fromMs = fromMs(work, kept, connection);
        boolean last = work.next() > clock.millis();
        long toMs = last ? Stretch.END : work.next() + lookMs;
        Due noted = tags.noteSeen(work, new Window(work.next(), toMs), fromMs, connection);
        boolean quick = System.nanoTime() - began < QUICK_NS;
        lookMs = quick ? Math.min(2 * lookMs, LOOK_MS_MAX) : Math.max(lookMs / 2, LOOK_MS_MIN);
        looked(noted.merging(firstBlock(fromMs)), toMs, last, connection);
    }

    private void lookAtReads(Due work, AntennaBinding binding, KeptFacts kept, Connection connection)
            throws SQLException {
        DeviceSnapshot known = devices.snapshot();
        KeptFacts.Piece piece = kept.from(Set.of(binding.device()), work.next(), connection);
        CellGathering gathering =
                new CellGathering(known, readPoints.snapshot(), stores.horizon().now(connection));
        ReachedItems reached = new ReachedItems();
        for (Fact fact : piece.facts()) {
            if (fact.device().equals(binding.device()) && applies(binding, fact.observation(), known)) {
                reached.add(fact.observation());
                gathering.add(fact);
            }
        }
        // What served no read point may have read tags that nothing else has seen.
        stores.tags().resolve(gathering, connection);
        Due noted = work;
        SortedMap<String, Window> items = reached.byItem();
        if (!items.isEmpty()) {
            long fromMs =
                    items.values().stream().mapToLong(Window::fromMs).min().orElseThrow();
            noted = tags.noteRead(work, items, connection).merging(firstBlock(fromMs));
        }
        looked(noted, piece.nextBlock(), piece.last(), connection);
    }

    private static boolean applies(AntennaBinding binding, Observation observation, DeviceSnapshot known) {
        int antenna = observation instanceof Observation.TagRead read ? read.antenna() : 0;
        return known.applies(binding, antenna, observation.observedAt());
    }

    private void looked(Due noted, long next, boolean last, Connection connection) throws SQLException {
        if (!last) {
            due.save(noted.goesOn(Due.Phase.LOOK, next), connection);
        } else if (!tags.any(noted, connection)) {
            done(noted, connection);
        } else if (noted.fromJournal()) {
            due.save(noted.goesOn(Due.Phase.MERGE, noted.mergeFrom()), connection);
        } else {
            due.save(noted.goesOn(Due.Phase.JUDGE, 0), connection);
        }
    }

    private void merge(Due work, KeptFacts kept, Connection connection) throws SQLException {
        KeptFacts.Piece piece = mergeSome(work, kept, connection);
        due.save(work.goesOn(piece.last() ? Due.Phase.JUDGE : Due.Phase.MERGE, piece.nextBlock()), connection);
    }

    private KeptFacts.Piece mergeSome(Due work, KeptFacts kept, Connection connection) throws SQLException {
        DeviceSnapshot known = devices.snapshot();
        KeptFacts.Piece piece =
                kept.from(stores.aside().sources(work.readPoints(), known, connection), work.next(), connection);
        CellGathering gathering =
                new CellGathering(known, readPoints.snapshot(), stores.horizon().now(connection));
        for (Fact fact : piece.facts()) {
            gathering.add(fact);
        }
        gathering.keepOnly(work.readPoints(), fromMs(work, kept, connection));
        tags.merge(work, stores.tags().resolve(gathering, connection), connection);
        return piece;
    }

    private void judge(Due work, KeptFacts kept, Connection connection) throws SQLException {
        if (work.fromJournal() && tags.anyUnready(work, connection)) {
            KeptFacts.Piece piece = mergeSome(work, kept, connection);
            due.save(work.goesOn(Due.Phase.JUDGE, piece.nextBlock()), connection);
            if (!piece.last()) {
                return;
            }
            stores.tracks().forget(tags.exchange(work, fromMs(work, kept, connection), TAGS_PER_STEP, connection));
        }
        Map<Tag, Window> reached = tags.take(work, TAGS_PER_STEP, connection);
        if (reached.isEmpty()) {
            done(work, connection);
        } else {
            tags.putBack(work, sensing.judge(new TreeMap<>(), reached, STEP, connection), connection);
        }
    }

    private void done(Due work, Connection connection) throws SQLException {
        if (work.binding() != null) {
            stores.aside().forgetBound(work.binding().device(), devices.snapshot(), connection);
        }
        due.done(work, connection);
        Log.debugf(
                "What was seen at read points %s since %s is judged anew",
                work.readPoints(), Instant.ofEpochMilli(work.fromMs()));
    }

    private static long firstBlock(long fromMs) {
        return MessageId.firstBlockAt(Instant.ofEpochMilli(fromMs).minus(AHEAD_MAX));
    }

    /** Where reached cells begin; not before the oldest kept message, if older ones were forgotten, or the oldest cell. */
    private long fromMs(Due work, KeptFacts kept, Connection connection) throws SQLException {
        long fromMs = Math.max(
                work.fromMs() - Cell.QUANTUM_MS_MAX,
                stores.horizon().now(connection).newestMs());
        Optional<Instant> horizon = work.fromJournal() ? kept.horizon(connection) : Optional.empty();
        return horizon.map(oldest -> Math.max(fromMs, oldest.toEpochMilli())).orElse(fromMs);
    }
}
