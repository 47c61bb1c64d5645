package org.tallyman.place;

import jakarta.enterprise.context.ApplicationScoped;
import org.tallyman.platform.snapshot.SnapshotCache;
import org.tallyman.platform.snapshot.SnapshotCaches;

/**
 * The places and read points, in memory. A caller takes one {@link PlaceSnapshot} for one piece of work and asks only
 * that, so that the ground does not move under it.
 */
@ApplicationScoped
public class ReadPoints {

    private final SnapshotCache<PlaceSnapshot> cache;

    ReadPoints(SnapshotCaches caches) {
        this.cache = caches.create("place", PlaceSnapshotReader::read);
    }

    public PlaceSnapshot snapshot() {
        return cache.get();
    }

    /** Call within a transaction that changes places or read points. */
    void refreshAfterCommit() {
        cache.refreshAfterCommit();
    }
}
