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
import org.jspecify.annotations.Nullable;
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

    /** Cells of one tag: enough for four read points that see it every second of the longest recording. */
    static final int CELLS_MAX = 20_000;

    /** Tags that are read at once, so that what stands in view of a door does not fill the memory. */
    private static final int TAGS_AT_ONCE = 5;

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
     * @param cut how many were seen so much that their end was not judged
     * @param changes all passages, in the order of time
     */
    record Replayed(int tags, int leftOut, int cut, int before, int after, List<PassageChange> changes) {}

    /** With settings for both sides of the door; null for those in force on each. */
    Replayed replay(DoorRecording recording, @Nullable ReadPointSettings settings) {
        PlaceSnapshot places = readPoints.snapshot();
        DeviceSnapshot known = devices.snapshot();
        Rules live = new SnapshotRules(places, known);
        Rules tuned = settings == null ? live : new TunedRules(live, recording.door(), settings);
        Window window =
                new Window(recording.from().toEpochMilli(), recording.to().toEpochMilli());
        try (Connection connection = database.getConnection()) {
            List<Tag> seen = TagFinder.seen(TagFinder.readPoints(places, Set.of(recording.door())), window, connection);
            List<Tag> tags = seen.stream().sorted().limit(TAGS_MAX).toList();
            Tally tally = new Tally(recording, live);
            for (int i = 0; i < tags.size(); i += TAGS_AT_ONCE) {
                List<Tag> some = tags.subList(i, Math.min(i + TAGS_AT_ONCE, tags.size()));
                Map<Long, Long> from = new HashMap<>();
                some.forEach(tag -> from.put(tag.id(), window.fromMs() - LEAD_MS));
                Map<Long, List<Cell>> cells = stores.cells().between(from, window.toMs(), CELLS_MAX, connection);
                DoorWindows windows = SignalStore.windows();
                cells.values().forEach(ofTag -> windows.add(new TagState(), window.fromMs(), ofTag, live));
                Crossings crossings = stores.signals().crossings(windows, known, connection);
                PlaceAutomaton asItIs = new PlaceAutomaton(live, crossings);
                Judges judges = new Judges(asItIs, settings == null ? asItIs : new PlaceAutomaton(tuned, crossings));
                some.forEach(tag -> tally.add(tag, cells.getOrDefault(tag.id(), List.of()), judges));
            }
            return tally.replayed(tags.size(), seen.size() - tags.size());
        } catch (SQLException e) {
            throw new IllegalStateException("a recording could not be read", e);
        }
    }

    private record Judges(PlaceAutomaton before, PlaceAutomaton after) {

        /** Without other settings nothing can come out differently. */
        boolean same() {
            return before == after;
        }
    }

    /** What has come of the tags so far: openings only, cells are not kept. */
    private static final class Tally {

        private final DoorRecording recording;
        private final Rules rules;
        private final List<PassageChange> changes = new ArrayList<>();
        private int before;
        private int after;
        private int cut;

        Tally(DoorRecording recording, Rules rules) {
            this.recording = recording;
            this.rules = rules;
        }

        void add(Tag tag, List<Cell> cells, Judges judges) {
            List<Opening> now = passages(recording, cells, judges.before(), rules);
            List<Opening> then = judges.same() ? now : passages(recording, cells, judges.after(), rules);
            before += now.size();
            after += then.size();
            cut += cells.size() < CELLS_MAX ? 0 : 1;
            changes.addAll(PassageChange.between(tag.item(), now, then));
        }

        Replayed replayed(int tags, int leftOut) {
            changes.sort(Comparator.comparingLong(PassageChange::atMs).thenComparing(PassageChange::item));
            return new Replayed(tags, leftOut, cut, before, after, changes);
        }
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
