package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.PlaceView;
import org.tallyman.place.ReadPointCommands;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of which inputs are the light beams of a door. */
@ApplicationScoped
class BeamCommands {

    private static final int SIGNAL_LENGTH_MAX = 256;

    private final DeviceRepository repository;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final ReadPointCommands readPointCommands;
    private final Event<ChangeMade> changes;
    private final Event<BeamBound> bound;
    private final BindingStarts starts;

    BeamCommands(
            DeviceRepository repository,
            Devices devices,
            ReadPoints readPoints,
            ReadPointCommands readPointCommands,
            Event<ChangeMade> changes,
            Event<BeamBound> bound,
            BindingStarts starts) {
        this.repository = repository;
        this.devices = devices;
        this.readPoints = readPoints;
        this.readPointCommands = readPointCommands;
        this.changes = changes;
        this.bound = bound;
        this.starts = starts;
    }

    /**
     * Fields signal, doorId (absent ends the binding), side, brokenWhenOn (true when absent) and validFrom: by default
     * since ever for an input that never was a beam, else now. The door gets a read point on each side, because a passage
     * ends on one. What kept signals and reads say since then is judged anew.
     */
    @Transactional
    Outcome<DeviceId> bind(DeviceId device, Fields fields) {
        String signal = fields.required("signal", SIGNAL_LENGTH_MAX);
        PlaceView door = door(fields);
        BeamSide side = fields.has("doorId") ? fields.choice("side", BeamSide.class) : BeamSide.INNER;
        String broken = fields.optional("brokenWhenOn", 5);
        if (!broken.isEmpty() && !broken.equals("true") && !broken.equals("false")) {
            fields.refuse("brokenWhenOn", "is true or false");
        }
        Instant validFrom = starts.read(fields, () -> repository.everBeam(device, signal));
        if (repository.hasBeam(device, signal, validFrom)) {
            fields.refuse("validFrom", "is not " + validFrom + ", when another binding of this input begins");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Set<Long> reached = new HashSet<>(devices.snapshot().beamDoors(device.value(), signal));
        if (door != null) {
            readPointCommands.openAt(door, ReadPointRole.DOOR_INSIDE);
            readPointCommands.openAt(door, ReadPointRole.DOOR_OUTSIDE);
            reached.add(door.id().value());
        }
        long doorId = door == null ? 0 : door.id().value();
        boolean brokenWhenOn = !broken.equals("false");
        repository.addBeam(
                device, new BeamTimelines.Row(device.value(), signal, validFrom, doorId, side, brokenWhenOn));
        devices.refreshAfterCommit();
        bound.fire(new BeamBound(reached, validFrom));
        changes.fire(new ChangeMade(
                "bind-beam",
                "device",
                String.valueOf(device.value()),
                "",
                "input " + signal + " is " + (door == null ? "no beam" : side.word() + " of door " + door.code())
                        + " from " + validFrom));
        return Outcome.done(device);
    }

    private @Nullable PlaceView door(Fields fields) {
        Long id = fields.optionalId("doorId");
        if (id == null) {
            return null;
        }
        PlaceView door = readPoints.snapshot().place(id).orElse(null);
        if (door == null || door.archived() || door.kind() != PlaceKind.DOOR) {
            fields.refuse("doorId", "is the id of a door in use");
        }
        return door;
    }
}
