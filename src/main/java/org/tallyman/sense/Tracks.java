package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The recent past of the tags that are being read. */
@ApplicationScoped
class Tracks {

    private static final int REMEMBERED_MAX = 20_000;

    private final Map<Long, TagTrack> tracks = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TagTrack> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    Tracks() {}

    /**
     * What tags are to be judged by.
     *
     * @param near the track of a tag, with its new cells merged in, where what changed is within it
     * @param far of the others, the first and the last start of a cell that may be another than before
     */
    record Found(Map<Tag, TagTrack> near, Map<Tag, Window> far) {}

    /**
     * Finds the tracks of tags with new cells, which are in the table already.
     *
     * @param reached tags that must be judged anew for a stretch of time, whether or not they have new cells
     */
    Found with(SortedMap<Tag, List<Cell>> cellsByTag, Map<Tag, Window> reached) {
        Found found = new Found(new LinkedHashMap<>(), new LinkedHashMap<>());
        SortedMap<Tag, Window> changed = new TreeMap<>(reached);
        cellsByTag.forEach((tag, cells) -> changed.merge(tag, stretch(cells), Window::span));
        changed.forEach((tag, window) -> {
            TagTrack track = tracks.get(tag.id());
            if (track != null && track.reaches(window.fromMs())) {
                cellsByTag.getOrDefault(tag, List.of()).forEach(track::add);
                found.near().put(tag, track);
            } else {
                found.far().put(tag, window);
            }
        });
        return found;
    }

    private static Window stretch(List<Cell> cells) {
        return new Window(
                cells.stream().mapToLong(Cell::startMs).min().orElseThrow(),
                cells.stream().mapToLong(Cell::startMs).max().orElseThrow());
    }

    void remember(Tag tag, TagTrack track) {
        tracks.put(tag.id(), track);
    }

    /** After a transaction that was undone: tracks hold cells that are not in the table. */
    void forget() {
        tracks.clear();
    }

    /** Of these tags other cells are in the table now. */
    void forget(Collection<Long> tags) {
        tags.forEach(tracks::remove);
    }
}
