package org.tallyman.shipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.ident.PlaceId;
import org.tallyman.intake.DeviceHealthReader;
import org.tallyman.intake.DeviceHealthView;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceView;
import org.tallyman.place.PlanOverlay;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Mark;

/** Doors on floor plans: which are open for a shipment, and of which nothing is known because their reader is silent. */
@ApplicationScoped
class DoorsOnPlan implements PlanOverlay {

    private final DoorBoard board;
    private final ReadPoints readPoints;
    private final Devices devices;
    private final DeviceHealthReader health;
    private final Clock clock;

    DoorsOnPlan(DoorBoard board, ReadPoints readPoints, Devices devices, DeviceHealthReader health, Clock clock) {
        this.board = board;
        this.readPoints = readPoints;
        this.devices = devices;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public Map<PlaceId, Shade> shades(PlaceView root) {
        List<PlaceView> doors = readPoints.snapshot().places().stream()
                .filter(place -> place.kind() == PlaceKind.DOOR && !place.archived() && place.within(root))
                .toList();
        Map<PlaceId, Shade> shades = new HashMap<>();
        if (doors.isEmpty()) {
            return shades;
        }
        silent(doors).forEach(door -> shades.put(door, new Shade(Look.UNKNOWN, "silent")));
        for (DoorTile tile : board.tiles(doors)) {
            tile.load()
                    .ifPresent(load -> shades.put(
                            new PlaceId(tile.door()),
                            new Shade(load.mark() == Mark.ATTENTION ? Look.ATTENTION : Look.OPEN, load.reference())));
        }
        return shades;
    }

    /** Doors at which a device stands that should have spoken by now. */
    private List<PlaceId> silent(List<PlaceView> doors) {
        List<PlaceId> ids = doors.stream().map(PlaceView::id).toList();
        Map<Long, DeviceHealthView> lines = health.all();
        Instant now = clock.instant();
        return devices.snapshot().devices().stream()
                .filter(device -> device.place() != null && ids.contains(device.place()))
                .filter(device -> silent(device, lines, now))
                .<PlaceId>mapMulti((device, each) -> {
                    if (device.place() != null) {
                        each.accept(device.place());
                    }
                })
                .toList();
    }

    private static boolean silent(DeviceView device, Map<Long, DeviceHealthView> lines, Instant now) {
        DeviceHealthView line = lines.get(device.id().value());
        return line != null && line.silent(device, now);
    }
}
