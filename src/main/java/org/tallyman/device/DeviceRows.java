package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Devices as the rows of a file say that they are. */
@ApplicationScoped
class DeviceRows {

    private final DeviceRepository repository;
    private final DeviceRegister register;
    private final DeviceModels models;
    private final DialectRegistry dialects;
    private final ReadPoints readPoints;
    private final Clock clock;

    DeviceRows(
            DeviceRepository repository,
            DeviceRegister register,
            DeviceModels models,
            DialectRegistry dialects,
            ReadPoints readPoints,
            Clock clock) {
        this.repository = repository;
        this.register = register;
        this.models = models;
        this.dialects = dialects;
        this.readPoints = readPoints;
        this.clock = clock;
    }

    /**
     * Makes or edits. Fields code (or an identifier by which it is known, or from which the code is
     * made), those of {@link DeviceDetails}, model, and of a child of a gateway also gateway, which is its code, and
     * childName; both stay as they are. A new one has no token yet: {@link DeviceTokens#rotate} gives one when it is connected.
     *
     * @param keeps fields of which nothing was said: a known device keeps what it has
     */
    @Transactional
    Outcome<DeviceId> put(Fields given, Set<String> keeps) {
        Optional<Device> known = known(given);
        Fields said = known.map(device -> device.fill(given, keeps)).orElse(given);
        Fields fields = models.complete(said, known.isEmpty());
        if (fields.problem().isPresent()) {
            return Outcome.refused(fields.problem().get());
        }
        String code = fields.has("identifier") && !fields.has("code")
                ? known.map(Device::code).orElseGet(() -> callerCode(fields))
                : known.isPresent() ? DeviceDetails.code(fields) : DeviceDetails.newCode(fields);
        Optional<Device> gateway = fields.has("gateway")
                ? repository.byCode(fields.optional("gateway", DeviceDetails.CODE_LENGTH_MAX))
                : Optional.empty();
        String childName = fields.optional("childName", DeviceDetails.CHILD_NAME_LENGTH_MAX);
        known.ifPresent(device -> keep(device, gateway, childName, fields));
        if (known.isEmpty() && (fields.has("gateway") || fields.has("childName"))) {
            checkChild(gateway, childName, fields);
        }
        DeviceDetails details = DeviceDetails.read(
                fields, dialects, readPoints, known.map(Device::had).orElse(null));
        details.requireNamed(fields, dialects, known.map(Device::profile).orElse(null));
        if (register.isIdentifierTaken(
                details, known.map(device -> device.id().value()).orElse(0L))) {
            fields.refuse("identifier", "is that of another device of this language");
        }
        Optional<Problem> problem = fields.problem();
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Device device = known.orElseGet(() -> new Device(code, clock.instant()));
        String before = known.map(Device::summary).orElse("");
        device.describe(details);
        if (known.isPresent()) {
            return Outcome.done(register.changed("edit", device, before));
        }
        gateway.ifPresent(parent -> device.childOf(parent.id(), childName));
        return Outcome.done(register.enter(device, details));
    }

    private Optional<Device> known(Fields given) {
        if (given.has("code")) {
            return repository.byCode(given.optional("code", DeviceDetails.CODE_LENGTH_MAX));
        }
        Fields named = models.complete(given, false);
        return named.has("identifier")
                ? repository.byIdentifier(
                        named.optional("dialect", DeviceDetails.DIALECT_LENGTH_MAX),
                        named.optional("identifier", DeviceDetails.IDENTIFIER_LENGTH_MAX))
                : Optional.empty();
    }

    private String callerCode(Fields fields) {
        return register.freeCode(fields.optional("dialect", DeviceDetails.DIALECT_LENGTH_MAX) + "-"
                + fields.optional("identifier", DeviceDetails.IDENTIFIER_LENGTH_MAX));
    }

    private static void keep(Device device, Optional<Device> gateway, String childName, Fields fields) {
        if (fields.has("gateway") && !device.isChildOf(gateway.map(Device::id).orElse(null))) {
            fields.refuse("gateway", "stays as it is");
        }
        if (!childName.isEmpty() && !childName.equals(device.childName())) {
            fields.refuse("childName", "stays as it is");
        }
    }

    private void checkChild(Optional<Device> gateway, String childName, Fields fields) {
        if (gateway.filter(parent -> parent.childName() == null).isEmpty()) {
            fields.refuse("gateway", "is the code of a gateway, in an earlier row or already here");
        } else if (childName.isEmpty()) {
            fields.refuse("childName", "must be given: what the gateway calls it");
        } else if (repository.child(gateway.get().id(), childName).isPresent()) {
            fields.refuse("childName", "is taken by another device of this gateway");
        }
    }
}
