package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.device.Devices;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.ReadPointSettings;
import org.tallyman.place.ReadPoints;

/**
 * Judges a recording of a door twice from the same cells, with the settings in force and with others, by the automaton that
 * judges everything. Writes nothing.
 */
@ApplicationScoped
class DoorReplay {

    /** Tags of one replay; those beyond it are counted and left out. */
    static final int TAGS_MAX = 1_000;

    /** Cells of one tag: of what stands in view all the time only the first. */
    private static final int CELLS_MAX = 5_000;

    /** How long before the recording tags are looked at, so that what stands there is known to stand. */
    private static final long LEAD_MS = 600_000;

    private final SenseStores stores;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final DataSource database;

    DoorReplay(SenseStores stores, Devices devices, ReadPoints readPoints, DataSource database) {
        this.stores = stores;
        this.devices = devices;
        this.readPoints = readPoints;
        this.database = database;
    }

    /**
     * What came of it.
     *
     * @param tags how many were seen at the door
     * @param leftOut how many more there were
     * @param changes all passages, in the order of time
     */
    record Replayed(int tags, int leftOut, int before, int after, List<PassageChange> changes) {}

    Replayed replay(DoorRecording recording, ReadPointSettings settings) {
        PlaceSnapshot places = readPoints.snapshot();
        DeviceSnapshot known = devices.snapshot();
        Rules live = new SnapshotRules(places, known);
        Rules tuned = new TunedRules(live, recording.door(), settings);
        long fromMs = recording.from().toEpochMilli();
        long toMs = recording.to().toEpochMilli();
        try (Connection connection = database.getConnection()) {
            List<Tag> seen = TagFinder.seen(
                    TagFinder.readPoints(places, Set.of(recording.door())), new Window(fromMs, toMs), connection);
            List<Tag> tags = seen.stream().sorted().limit(TAGS_MAX).toList();
            Map<Long, Long> from = new HashMap<>();
            tags.forEach(tag -> from.put(tag.id(), fromMs - LEAD_MS));
            Map<Long, List<Cell>> cells = stores.cells().between(from, toMs, CELLS_MAX, connection);
            DoorWindows windows = SignalStore.windows();
            cells.values().forEach(ofTag -> windows.add(new TagState(), fromMs, ofTag, live));
            Crossings crossings = stores.signals().crossings(windows, known, connection);
            return compare(
                    recording,
                    tags,
                    cells,
                    new Judges(new PlaceAutomaton(live, crossings), new PlaceAutomaton(tuned, crossings), live),
                    seen.size() - tags.size());
        } catch (SQLException e) {
            throw new IllegalStateException("a recording could not be read", e);
        }
    }

    private record Judges(PlaceAutomaton before, PlaceAutomaton after, Rules rules) {}

    private static Replayed compare(
            DoorRecording recording, List<Tag> tags, Map<Long, List<Cell>> cells, Judges judges, int leftOut) {
        int before = 0;
        int after = 0;
        List<PassageChange> changes = new ArrayList<>();
        for (Tag tag : tags) {
            List<Cell> ofTag = cells.getOrDefault(tag.id(), List.of());
            List<Opening> now = passages(recording, ofTag, judges.before(), judges.rules());
            List<Opening> then = passages(recording, ofTag, judges.after(), judges.rules());
            before += now.size();
            after += then.size();
            changes.addAll(PassageChange.between(tag.item(), now, then));
        }
        changes.sort(Comparator.comparingLong(PassageChange::atMs).thenComparing(PassageChange::item));
        return new Replayed(tags.size(), leftOut, before, after, changes);
    }

    private static List<Opening> passages(
            DoorRecording recording, List<Cell> cells, PlaceAutomaton judge, Rules rules) {
        List<Opening> openings = new ArrayList<>();
        judge.fold(new TagState(), Stretch.whole(cells), openings);
        long fromMs = recording.from().toEpochMilli();
        long toMs = recording.to().toEpochMilli();
        return openings.stream()
                .filter(opening -> opening.kind() != Opening.Kind.SEEN)
                .filter(opening -> opening.atMs() >= fromMs && opening.atMs() < toMs)
                .filter(opening -> rules.at(opening.readPoint(), opening.atMs()).door() == recording.door())
                .toList();
    }
}
