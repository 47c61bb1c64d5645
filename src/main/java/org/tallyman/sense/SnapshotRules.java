package org.tallyman.sense;

import java.time.Instant;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointView;

/** The rules as master data says at one version. */
final class SnapshotRules implements Rules {

    private final PlaceSnapshot places;

    SnapshotRules(PlaceSnapshot places) {
        this.places = places;
    }

    @Override
    public Rule at(long readPoint, long atMs) {
        ReadPointView view = places.find(readPoint)
                .orElseThrow(() -> new IllegalStateException("read point " + readPoint + " is in cells but not known"));
        PlaceView door = view.door();
        ReadPointRole role = view.role();
        return new Rule(
                readPoint,
                role,
                door == null ? 0 : door.id().value(),
                places.settingsAt(readPoint, Instant.ofEpochMilli(atMs)));
    }
}
