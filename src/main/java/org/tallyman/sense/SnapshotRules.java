package org.tallyman.sense;

import java.time.Instant;
import org.tallyman.device.DeviceSnapshot;
import org.tallyman.place.PlaceSnapshot;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPointView;

/** The rules as master data says at one version. */
final class SnapshotRules implements Rules {

    private final PlaceSnapshot places;
    private final DeviceSnapshot devices;

    SnapshotRules(PlaceSnapshot places, DeviceSnapshot devices) {
        this.places = places;
        this.devices = devices;
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

    @Override
    public boolean hasBeams(long door, long atMs) {
        return door != 0 && devices.hasBeams(door, Instant.ofEpochMilli(atMs));
    }

    @Override
    public long side(long door, ReadPointRole role) {
        return places.readPoints().stream()
                .filter(point -> point.role() == role && !point.archived())
                .filter(point -> point.door() != null && point.door().id().value() == door)
                .mapToLong(point -> point.id().value())
                .findFirst()
                .orElse(0);
    }
}
