package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The recent past of the tags that are being read; others are brought back from their newest checkpoint. */
@ApplicationScoped
class Tracks {

    private static final int REMEMBERED_MAX = 20_000;

    private final CellStore cells;
    private final VisitStore visits;
    private final Map<Long, TagTrack> tracks = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TagTrack> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    Tracks(CellStore cells, VisitStore visits) {
        this.cells = cells;
        this.visits = visits;
    }

    /**
     * The track of each tag with its new cells, which are in the table already, merged in.
     *
     * @param reached tags that must be judged anew from a time on, whether or not they have new cells
     */
    Map<Tag, TagTrack> with(SortedMap<Tag, List<Cell>> cellsByTag, Map<Tag, Long> reached, Connection connection)
            throws SQLException {
        Map<Tag, TagTrack> found = new LinkedHashMap<>();
        Map<Long, Long> missing = new HashMap<>();
        SortedMap<Tag, List<Cell>> changed = new TreeMap<>(cellsByTag);
        reached.keySet().forEach(tag -> changed.putIfAbsent(tag, List.of()));
        changed.forEach((tag, ofTag) -> {
            long fromMs = reached.getOrDefault(tag, Stretch.END);
            long earliest = Math.min(
                    fromMs, ofTag.stream().mapToLong(Cell::startMs).min().orElse(Stretch.END));
            TagTrack track = tracks.get(tag.id());
            if (track != null && track.reaches(earliest)) {
                ofTag.forEach(track::add);
                found.put(tag, track);
            } else {
                missing.put(tag.id(), earliest);
            }
        });
        if (!missing.isEmpty()) {
            Map<Long, TagTrack> loaded = load(missing, connection);
            changed.keySet().forEach(tag -> {
                TagTrack track = loaded.get(tag.id());
                if (track != null) {
                    found.put(tag, track);
                }
            });
            tracks.putAll(loaded);
        }
        return found;
    }

    /** After a transaction that was undone: tracks hold cells that are not in the table. */
    void forget() {
        tracks.clear();
    }

    /** Of these tags other cells are in the table now. */
    void forget(Collection<Long> tags) {
        tags.forEach(tracks::remove);
    }

    private Map<Long, TagTrack> load(Map<Long, Long> earliestMsByTag, Connection connection) throws SQLException {
        visits.dropCheckpointsAfter(earliestMsByTag, connection);
        Map<Long, TagTrack.Checkpoint> checkpoints = visits.checkpoints(earliestMsByTag, connection);
        Map<Long, Long> fromMs = new HashMap<>();
        earliestMsByTag.keySet().forEach(tag -> {
            TagTrack.Checkpoint checkpoint = checkpoints.get(tag);
            fromMs.put(tag, checkpoint == null ? Stretch.BEGINNING : checkpoint.atMs());
        });
        Map<Long, List<Cell>> past = cells.since(fromMs, connection);
        Map<Long, List<Opening>> openings = visits.openingsSince(fromMs, connection);
        Map<Long, TagTrack> loaded = new HashMap<>();
        fromMs.forEach((tag, from) -> {
            TagTrack.Checkpoint checkpoint = checkpoints.get(tag);
            TagState state = checkpoint == null ? new TagState() : TagStateCodec.decode(checkpoint.state());
            TagTrack track = new TagTrack(from, state, openings.getOrDefault(tag, List.of()));
            past.getOrDefault(tag, List.of()).forEach(track::add);
            loaded.put(tag, track);
        });
        return loaded;
    }
}
