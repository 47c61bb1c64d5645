package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.ReadPointId;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.ReadPointCommands;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;

/** Where devices are entered: what all changes of them share. Called within a transaction. */
@ApplicationScoped
class DeviceRegister {

    private final DeviceRepository repository;
    private final Devices devices;
    private final BindingCommands bindings;
    private final ReadPointCommands readPointCommands;
    private final ReadPoints readPoints;
    private final Event<ChangeMade> changes;

    DeviceRegister(
            DeviceRepository repository,
            Devices devices,
            BindingCommands bindings,
            ReadPointCommands readPointCommands,
            ReadPoints readPoints,
            Event<ChangeMade> changes) {
        this.repository = repository;
        this.devices = devices;
        this.bindings = bindings;
        this.readPointCommands = readPointCommands;
        this.readPoints = readPoints;
        this.changes = changes;
    }

    /** Enters a new device. With a place, antenna 0 is bound to a read point there. */
    DeviceId enter(Device device, DeviceDetails details) {
        repository.persistAndFlush(device);
        if (details.place() != null && details.kind() != DeviceKind.TRACKER && device.childName() == null) {
            bindFirst(device.id(), details);
        }
        return changed("create", device, "");
    }

    private void bindFirst(DeviceId device, DeviceDetails details) {
        readPoints
                .snapshot()
                .place(details.place() == null ? 0 : details.place().value())
                .ifPresent(place -> {
                    ReadPointRole role = details.kind() == DeviceKind.SCANNER
                            ? ReadPointRole.STATION
                            : place.kind() == PlaceKind.DOOR ? ReadPointRole.DOOR_INSIDE : ReadPointRole.ZONE;
                    ReadPointId readPoint = readPointCommands.openAt(place, role);
                    bindings.add(device, BindingCommands.EVERY_ANTENNA, readPoint);
                });
    }

    /** Writes a change down, and has it known when the transaction ends. */
    DeviceId changed(String verb, Device device, String before) {
        repository.flush();
        devices.refreshAfterCommit();
        changes.fire(new ChangeMade(verb, "device", String.valueOf(device.id().value()), before, device.summary()));
        return device.id();
    }

    Optional<Problem> codeTaken(String code) {
        return repository.codeTaken(code)
                ? Optional.of(Problem.conflict("Code “" + code + "” is taken by another device."))
                : Optional.empty();
    }

    Optional<Problem> identifierTaken(DeviceDetails details, long except) {
        return isIdentifierTaken(details, except)
                ? Optional.of(Problem.conflict(
                        "Identifier “" + details.identifier() + "” is that of another device of this language."))
                : Optional.empty();
    }

    /** Whether another device than this one is known by the identifier; 0 for a new one. */
    boolean isIdentifierTaken(DeviceDetails details, long except) {
        String identifier = details.identifier();
        return identifier != null && repository.identifierTaken(details.dialect(), identifier, except);
    }

    /** A code like this name that no device has. */
    String freeCode(String name) {
        String slug = Slug.of(name);
        String code = DeviceDetails.isNumber(slug) ? "device-" + slug : slug;
        String free = code;
        for (int number = 2; repository.codeTaken(free); number++) {
            free = code + "-" + number;
        }
        return free;
    }
}
