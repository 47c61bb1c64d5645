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
import org.tallyman.ident.ReadPointId;
import org.tallyman.place.ReadPointView;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of which read point an antenna serves. */
@ApplicationScoped
public class BindingCommands {

    /** Stands for every antenna that has no binding of its own. */
    public static final int EVERY_ANTENNA = 0;

    private static final int ANTENNA_MAX = 65_535;

    private final DeviceRepository repository;
    private final Devices devices;
    private final ReadPoints readPoints;
    private final Event<ChangeMade> changes;
    private final Event<AntennaBound> bound;
    private final BindingStarts starts;

    BindingCommands(
            DeviceRepository repository,
            Devices devices,
            ReadPoints readPoints,
            Event<ChangeMade> changes,
            Event<AntennaBound> bound,
            BindingStarts starts) {
        this.repository = repository;
        this.devices = devices;
        this.readPoints = readPoints;
        this.changes = changes;
        this.bound = bound;
        this.starts = starts;
    }

    /**
     * Fields antenna (0 when absent), readPointId (absent ends the binding) and validFrom, up to the next binding of the
     * same antenna. By default the binding of an antenna that never served anything holds since ever, so that what it
     * read before counts too, and any other from now. What kept messages say since then is judged anew.
     */
    @Transactional
    public Outcome<DeviceId> bind(DeviceId device, Fields fields) {
        if (devices.byId(device.value()).isEmpty()) {
            return Outcome.refused(Problem.notFound("device " + device.value()));
        }
        Integer given = fields.optionalInteger("antenna", 0, ANTENNA_MAX);
        int antenna = given == null ? EVERY_ANTENNA : given;
        ReadPointId readPoint = readPoint(fields);
        Instant validFrom = starts.read(fields, () -> repository.everBound(device, antenna));
        if (repository.hasBinding(device, antenna, validFrom)) {
            fields.refuse("validFrom", "is not " + validFrom + ", when another binding of this antenna begins");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        add(device, antenna, readPoint, validFrom);
        return Outcome.done(device);
    }

    /** The first binding of a new device. */
    void add(DeviceId device, int antenna, ReadPointId readPoint) {
        add(device, antenna, readPoint, starts.usual(() -> repository.everBound(device, antenna)));
    }

    private void add(DeviceId device, int antenna, @Nullable ReadPointId readPoint, Instant validFrom) {
        repository.addBinding(device, antenna, validFrom, readPoint);
        devices.refreshAfterCommit();
        String target = readPoint == null ? "nothing" : "read point " + readPoint.value();
        changes.fire(new ChangeMade(
                "bind",
                "device",
                String.valueOf(device.value()),
                "",
                "antenna " + antenna + " serves " + target + " from " + validFrom));
        Set<Long> reached = new HashSet<>(devices.snapshot().readPointsEver(device.value(), antenna));
        if (readPoint != null) {
            reached.add(readPoint.value());
        }
        bound.fire(new AntennaBound(new AntennaBinding(device, antenna, validFrom), reached));
    }

    private @Nullable ReadPointId readPoint(Fields fields) {
        Long id = fields.optionalId("readPointId");
        if (id == null) {
            return null;
        }
        Optional<ReadPointView> point = readPoints.snapshot().find(id).filter(found -> !found.archived());
        if (point.isEmpty()) {
            fields.refuse("readPointId", "is the id of a read point in use");
        }
        return new ReadPointId(id);
    }
}
