package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.Devices;
import org.tallyman.event.EventRecord;
import org.tallyman.event.EventStore;
import org.tallyman.event.Retraction;
import org.tallyman.intake.Fact;
import org.tallyman.intake.FoldBatch;
import org.tallyman.intake.ObservationConsumer;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPoints;

/** Turns reads and scans into cells, cells into visits, and the openings of visits into events. */
@ApplicationScoped
class Sensing implements ObservationConsumer {

    private final Devices devices;
    private final ReadPoints readPoints;
    private final SenseStores stores;
    private final EventStore events;
    private final Clock clock;

    Sensing(Devices devices, ReadPoints readPoints, SenseStores stores, EventStore events, Clock clock) {
        this.devices = devices;
        this.readPoints = readPoints;
        this.stores = stores;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) throws SQLException {
        DeviceSnapshot known = devices.snapshot();
        PlaceSnapshot places = readPoints.snapshot();
        CellGathering gathering =
                new CellGathering(known, places, stores.horizon().now(connection));
        for (Fact fact : batch.facts()) {
            gathering.add(fact);
        }
        stores.aside().add(gathering, connection);
        stores.signals().insert(gathering.signals(), connection);
        SortedMap<Tag, List<Cell>> cells = stores.tags().resolve(gathering, connection);
        stores.cells().merge(cells, connection);
        judge(
                cells,
                stores.finder().reachedBy(gathering.signals(), known, places, connection),
                Revisions.Effort.WHOLE,
                connection);
    }

    /**
     * Judges tags anew, and records what that changes.
     *
     * @param cells new cells, which are in the table already
     * @param reached tags to judge anew without new cells, each with the first and the last start of a cell that may be
     *     another than before
     * @return tags that are still to be judged, where the effort says that they need not all be
     */
    Map<Tag, Window> judge(
            SortedMap<Tag, List<Cell>> cells, Map<Tag, Window> reached, Revisions.Effort effort, Connection connection)
            throws SQLException {
        if (cells.isEmpty() && reached.isEmpty()) {
            return Map.of();
        }
        DeviceSnapshot known = devices.snapshot();
        PlaceSnapshot places = readPoints.snapshot();
        Rules rules = new SnapshotRules(places, known);
        Changes changes = new Changes(new VisitEvents(places));
        Tracks.Found found = stores.tracks().with(cells, reached);
        DoorWindows windows = SignalStore.windows();
        if (known.anyBeams()) {
            found.near().values().forEach(track -> track.doors(rules, windows));
        }
        PlaceAutomaton automaton = new PlaceAutomaton(rules, stores.signals().crossings(windows, known, connection));
        found.near().forEach((tag, track) -> changes.add(tag, track, track.fold(automaton)));
        Map<Tag, Window> left = new HashMap<>();
        stores.revisions()
                .judge(
                        found.far(),
                        new Revisions.Knowledge(
                                rules, known, stores.horizon().now(connection).floorMs()),
                        effort,
                        revisions -> take(revisions, changes, left),
                        connection);
        apply(changes, connection);
        return left;
    }

    private void take(List<Revision> revisions, Changes changes, Map<Tag, Window> left) {
        for (Revision revision : revisions) {
            changes.add(revision);
            if (revision.track() != null) {
                stores.tracks().remember(revision.tag(), revision.track());
            }
            if (!revision.over()) {
                left.put(revision.tag(), new Window(revision.fromMs(), revision.changedToMs()));
            }
        }
    }

    /** The right events are recorded first, so that the retraction of a wrong one can name them. */
    private void apply(Changes changes, Connection connection) throws SQLException {
        stores.visits().delete(changes.removed, connection);
        stores.visits().put(changes.added, connection);
        stores.visits().put(changes.restated, connection);
        events.record(changes.events, connection);
        List<Retraction> retractions = changes.removed.stream()
                .map(visit -> new Retraction(
                        visit.event(),
                        "incorrect_data",
                        changes.corrective.getOrDefault(visit.tag(), List.of()),
                        clock.instant()))
                .toList();
        events.retract(retractions, connection);
        stores.visits().dropCheckpoints(changes.voided, connection);
        stores.visits().insertCheckpoints(changes.checkpoints, connection);
        stores.visits().touch(changes.lastMs, connection);
    }

    @Override
    public void committed() {
        // What is remembered is right: it is what was written.
    }

    @Override
    public void abandoned() {
        stores.tags().forget();
        stores.aside().forget();
        stores.horizon().forget();
        stores.tracks().forget();
    }

    /** What one batch changes, over all tags. */
    private static final class Changes {

        private final VisitEvents visitEvents;
        private final List<Visit> added = new ArrayList<>();
        private final List<Visit> removed = new ArrayList<>();
        private final List<Visit> restated = new ArrayList<>();
        private final List<EventRecord> events = new ArrayList<>();
        private final Map<Tag, List<UUID>> corrective = new HashMap<>();
        private final Map<Long, Window> voided = new HashMap<>();
        private final Map<Long, List<TagTrack.Checkpoint>> checkpoints = new HashMap<>();
        private final Map<Long, Long> lastMs = new HashMap<>();

        Changes(VisitEvents visitEvents) {
            this.visitEvents = visitEvents;
        }

        void add(Tag tag, TagTrack track, TagTrack.Outcome outcome) {
            add(tag, outcome);
            if (outcome.checkpoint() != null) {
                checkpoints.put(tag.id(), List.of(outcome.checkpoint()));
            }
            touch(tag, track, outcome);
        }

        void add(Revision revision) {
            TagTrack.Outcome outcome = revision.outcome();
            Tag tag = revision.tag();
            add(tag, outcome);
            voided.put(tag.id(), new Window(revision.beganMs(), revision.fromMs()));
            checkpoints.put(tag.id(), revision.checkpoints());
            if (revision.track() != null) {
                touch(tag, revision.track(), outcome);
            }
        }

        private void add(Tag tag, TagTrack.Outcome outcome) {
            for (Opening opening : outcome.removed()) {
                removed.add(new Visit(tag, opening, VisitEvents.id(tag, opening)));
            }
            for (Opening opening : outcome.restated()) {
                restated.add(new Visit(tag, opening, VisitEvents.id(tag, opening)));
            }
            for (Opening opening : outcome.added()) {
                EventRecord event = visitEvents.of(tag, opening);
                added.add(new Visit(tag, opening, event.id()));
                events.add(event);
                corrective.computeIfAbsent(tag, t -> new ArrayList<>()).add(event.id());
            }
        }

        private void touch(Tag tag, TagTrack track, TagTrack.Outcome outcome) {
            if (track.isLastSeenDue(!outcome.added().isEmpty())) {
                lastMs.put(tag.id(), track.newestMs());
            }
        }
    }
}
