package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Takes in devices that nobody had registered: those of which gateways tell, and those that call on lines. */
@ApplicationScoped
public class UnknownDevices {

    private final DeviceRepository repository;
    private final DeviceRegister register;
    private final Devices devices;
    private final DialectRegistry dialects;
    private final ReadPoints readPoints;
    private final Clock clock;

    UnknownDevices(
            DeviceRepository repository,
            DeviceRegister register,
            Devices devices,
            DialectRegistry dialects,
            ReadPoints readPoints,
            Clock clock) {
        this.repository = repository;
        this.register = register;
        this.devices = devices;
        this.dialects = dialects;
        this.readPoints = readPoints;
        this.clock = clock;
    }

    /**
     * The device that a gateway's payload calls by this name, made when there is none: it speaks the gateway's dialect
     * and has no token, for it has no line of its own. Behind a connector of its maker it is a tracker with that identifier.
     *
     * @param name how people call it; what the payload calls it when empty
     */
    @Transactional
    public Outcome<DeviceId> acceptChild(DeviceId gateway, String childName, String name) {
        DeviceView parent = devices.byId(gateway.value()).orElse(null);
        if (parent == null || parent.gateway() != null) {
            return Outcome.refused(Problem.notFound("gateway " + gateway.value()));
        }
        if (childName.isBlank() || childName.length() > DeviceDetails.CHILD_NAME_LENGTH_MAX) {
            return Outcome.refused(Problem.invalid(
                    "childName", childName, "has 1 to " + DeviceDetails.CHILD_NAME_LENGTH_MAX + " characters"));
        }
        Optional<Device> known = repository.child(gateway, childName);
        if (known.isPresent()) {
            return Outcome.done(known.get().id());
        }
        Optional<DeviceId> adopted = adopt(gateway, childName);
        if (adopted.isPresent()) {
            return Outcome.done(adopted.get());
        }
        boolean connector = isConnector(parent);
        boolean free = connector
                && childName.length() <= DeviceDetails.IDENTIFIER_LENGTH_MAX
                && !repository.identifierTaken(parent.dialect(), childName, 0);
        String called = name.isBlank() ? childName : name.strip();
        Device child = new Device(register.freeCode(parent.code() + "-" + childName), clock.instant());
        child.childOf(gateway, childName);
        child.describe(new DeviceDetails(
                called.substring(0, Math.min(called.length(), DeviceDetails.NAME_LENGTH_MAX)),
                parent.dialect(),
                connector
                        ? DeviceKind.TRACKER
                        : parent.kind() == DeviceKind.GATEWAY ? DeviceKind.SENSOR : parent.kind(),
                parent.profile(),
                parent.place(),
                free ? childName : null,
                parent.expectedIntervalS(),
                parent.clockToleranceS()));
        repository.persist(child);
        return Outcome.done(register.changed("create", child, ""));
    }

    private boolean isConnector(DeviceView gateway) {
        return dialects.find(gateway.dialect())
                .filter(Dialect::namesOthersByIdentifier)
                .isPresent();
    }

    /** The {@link #adoptable} device becomes a child of the connector, for good, and stays what it is. */
    @Transactional
    public Optional<DeviceId> adopt(DeviceId gateway, String identifier) {
        return adoptable(gateway, identifier)
                .map(device -> repository.findById(device.id().value()))
                .map(device -> {
                    String before = device.summary();
                    device.childOf(gateway, identifier);
                    return register.changed("edit", device, before);
                });
    }

    /**
     * The registered device that a connector names by its identifier. Empty where there is none, or none that this sender may
     * speak for: those of its own site, of all sites where it has none itself, and of no other connector.
     */
    public Optional<DeviceView> adoptable(DeviceId gateway, String identifier) {
        DeviceView parent = devices.byId(gateway.value()).orElse(null);
        if (parent == null || parent.gateway() != null || !isConnector(parent)) {
            return Optional.empty();
        }
        return devices.snapshot()
                .byIdentifier(parent.dialect(), List.of(identifier))
                .filter(device -> device.gateway() == null && !device.id().equals(gateway))
                .filter(device -> parent.site() == null || parent.site().equals(device.site()));
    }

    /**
     * The device that calls itself so on lines of a language, made when there is none. It needs no token: who it is, it
     * says on its line.
     */
    @Transactional
    public Outcome<DeviceId> acceptCaller(String dialect, String identifier) {
        DeviceKind kind = dialects.find(dialect).stream()
                .flatMap(known -> known.models().stream())
                .findFirst()
                .map(DeviceModel::kind)
                .orElse(DeviceKind.TRACKER);
        Fields fields = Fields.of(
                Map.of("name", identifier, "dialect", dialect, "kind", kind.name(), "identifier", identifier));
        // What it calls itself needs no rule: it did.
        DeviceDetails details = DeviceDetails.read(
                fields, dialects, readPoints, new DeviceDetails.Had(Profile.DEFAULT, dialect, identifier));
        if (fields.problem().isPresent()) {
            return Outcome.refused(fields.problem().get());
        }
        Optional<DeviceView> known = devices.snapshot().byIdentifier(dialect, List.of(identifier));
        if (known.isPresent()) {
            return Outcome.done(known.get().id());
        }
        Device device = new Device(register.freeCode(dialect + "-" + identifier), clock.instant());
        device.describe(details);
        return Outcome.done(register.enter(device, details));
    }
}
