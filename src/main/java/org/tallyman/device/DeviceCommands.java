package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.ReadPointId;
import org.tallyman.place.PlaceKind;
import org.tallyman.place.ReadPointCommands;
import org.tallyman.place.ReadPointRole;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of devices. What {@link Devices} shows has changed when a call of a finished transaction returns. */
@ApplicationScoped
public class DeviceCommands {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String CODE_RULE = "is 1 to 63 lower-case letters, digits and dashes";
    private static final int CODE_LENGTH_MAX = 63;
    private static final int CHILD_NAME_MAX = 200;
    private static final Duration ROTATION_OVERLAP = Duration.ofHours(24);

    private final DeviceRepository repository;
    private final Devices devices;
    private final BindingCommands bindings;
    private final ReadPointCommands readPointCommands;
    private final ReadPoints readPoints;
    private final DialectRegistry dialects;
    private final DeviceModels models;
    private final DeviceCredentials credentials;
    private final Event<ChangeMade> changes;
    private final Clock clock;

    DeviceCommands(
            DeviceRepository repository,
            Devices devices,
            BindingCommands bindings,
            ReadPointCommands readPointCommands,
            ReadPoints readPoints,
            DialectRegistry dialects,
            DeviceModels models,
            DeviceCredentials credentials,
            Event<ChangeMade> changes,
            Clock clock) {
        this.repository = repository;
        this.devices = devices;
        this.bindings = bindings;
        this.readPointCommands = readPointCommands;
        this.readPoints = readPoints;
        this.dialects = dialects;
        this.models = models;
        this.credentials = credentials;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Fields code (made of the name when absent), those of {@link DeviceDetails}, and model, from which follows what is not
     * said. With a place, antenna 0 is bound to
     * a read point there, so that the first reads show up at once.
     */
    @Transactional
    public Outcome<Registered> register(Fields given) {
        Fields fields = models.complete(given, true);
        DeviceDetails details = DeviceDetails.read(fields, dialects, readPoints, null);
        String code = fields.has("code") ? fields.matching("code", CODE, CODE_RULE) : freeCode(details.name());
        Optional<Problem> problem = fields.problem().or(() -> codeTaken(code)).or(() -> identifierTaken(details, 0));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Device device = new Device(code, clock.instant());
        device.describe(details);
        open(device, details);
        return Outcome.done(new Registered(device.id(), code, credentials.issue(device.id(), code)));
    }

    /**
     * Fields of {@link DeviceDetails}, and model: what is absent, and does not follow from the model, is cleared.
     *
     * @param seen the version that it must still have; null for any
     */
    @Transactional
    public Outcome<DeviceId> edit(DeviceId id, @Nullable Integer seen, Fields given) {
        Fields fields = models.complete(given, false);
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(notFound(id));
        }
        if (seen != null && seen != device.version()) {
            return Outcome.refused(Problem.changed());
        }
        DeviceDetails details = DeviceDetails.read(fields, dialects, readPoints, device.profile());
        Optional<Problem> problem = fields.problem().or(() -> identifierTaken(details, id.value()));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        String before = device.summary();
        device.describe(details);
        return Outcome.done(done("edit", device, before));
    }

    /**
     * Makes or edits: what a CSV row says. Fields code (or an identifier by which it is known, or from which the code is
     * made), those of {@link DeviceDetails}, model, and of a child of a gateway also gateway, which is its code, and
     * childName; both stay as they are. A new one has no token yet: {@link #rotateToken} gives one when it is connected.
     *
     * @param keeps fields of which nothing was said: a known device keeps what it has
     */
    @Transactional
    public Outcome<DeviceId> put(Fields given, Set<String> keeps) {
        Optional<Device> known = known(given);
        Fields said = known.map(device -> device.fill(given, keeps)).orElse(given);
        Fields fields = models.complete(said, known.isEmpty());
        String code = fields.has("identifier") && !fields.has("code")
                ? known.map(Device::code).orElseGet(() -> callerCode(fields))
                : fields.matching("code", CODE, CODE_RULE);
        Optional<Device> gateway = fields.has("gateway")
                ? repository.byCode(fields.optional("gateway", CODE_LENGTH_MAX))
                : Optional.empty();
        String childName = fields.optional("childName", CHILD_NAME_MAX);
        known.ifPresent(device -> keep(device, gateway, childName, fields));
        if (known.isEmpty() && (fields.has("gateway") || fields.has("childName"))) {
            checkChild(gateway, childName, fields);
        }
        DeviceDetails details = DeviceDetails.read(
                fields, dialects, readPoints, known.map(Device::profile).orElse(null));
        if (isIdentifierTaken(details, known.map(device -> device.id().value()).orElse(0L))) {
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
            return Outcome.done(done("edit", device, before));
        }
        gateway.ifPresent(parent -> device.childOf(parent.id(), childName));
        open(device, details);
        return Outcome.done(device.id());
    }

    private Optional<Device> known(Fields given) {
        if (given.has("code")) {
            return repository.byCode(given.optional("code", CODE_LENGTH_MAX));
        }
        Fields named = models.complete(given, false);
        return named.has("identifier")
                ? repository.byIdentifier(
                        named.optional("dialect", DeviceDetails.DIALECT_LENGTH_MAX),
                        named.optional("identifier", DeviceDetails.IDENTIFIER_LENGTH_MAX))
                : Optional.empty();
    }

    private String callerCode(Fields fields) {
        return freeCode(fields.optional("dialect", DeviceDetails.DIALECT_LENGTH_MAX) + "-"
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

    /** One setting of its profile. */
    @Transactional
    public Outcome<DeviceId> set(DeviceId id, String setting, String value) {
        DeviceView view = devices.byId(id.value()).orElse(null);
        if (view == null) {
            return Outcome.refused(notFound(id));
        }
        Map<String, String> settings = new TreeMap<>(view.profile().settings());
        settings.put(setting, value);
        Map<String, String> values = new TreeMap<>(DeviceChoices.values(view));
        values.put("profile", ProfileText.of(settings));
        return edit(id, null, Fields.of(values));
    }

    /** Refuses its messages from now on, or takes them again; its history and its tokens stay. */
    @Transactional
    public Outcome<DeviceId> disable(DeviceId id, boolean disabled) {
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(notFound(id));
        }
        String before = device.summary();
        device.become(disabled ? DeviceStatus.DISABLED : DeviceStatus.ACTIVE);
        return Outcome.done(done(disabled ? "disable" : "enable", device, before));
    }

    /** A new token; the one before stays good for a day, so that nothing is lost while the device is told. */
    @Transactional
    public Outcome<Registered> rotateToken(DeviceId id) {
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(notFound(id));
        }
        String token = credentials.rotate(id, device.code(), ROTATION_OVERLAP);
        changes.fire(new ChangeMade("rotate-token", "device", String.valueOf(id.value()), "", device.code()));
        return Outcome.done(new Registered(id, device.code(), token));
    }

    /** Ends every token of a device at once. */
    @Transactional
    public Outcome<DeviceId> revokeTokens(DeviceId id) {
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(notFound(id));
        }
        credentials.revoke(id);
        changes.fire(new ChangeMade("revoke-tokens", "device", String.valueOf(id.value()), device.code(), ""));
        return Outcome.done(id);
    }

    /**
     * The device that a gateway's payload calls by this name, made when there is none: it speaks the gateway's dialect
     * and has no token, for it has no line of its own.
     *
     * @param name how people call it; what the payload calls it when empty
     */
    @Transactional
    public Outcome<DeviceId> acceptChild(DeviceId gateway, String childName, String name) {
        DeviceView parent = devices.byId(gateway.value()).orElse(null);
        if (parent == null || parent.gateway() != null) {
            return Outcome.refused(Problem.notFound("gateway " + gateway.value()));
        }
        if (childName.isBlank() || childName.length() > CHILD_NAME_MAX) {
            return Outcome.refused(Problem.invalid("childName", childName, "has 1 to 200 characters"));
        }
        Optional<Device> known = repository.child(gateway, childName);
        if (known.isPresent()) {
            return Outcome.done(known.get().id());
        }
        String called = name.isBlank() ? childName : name.strip();
        Device child = new Device(freeCode(parent.code() + "-" + childName), clock.instant());
        child.childOf(gateway, childName);
        child.describe(new DeviceDetails(
                called.substring(0, Math.min(called.length(), 120)),
                parent.dialect(),
                parent.kind() == DeviceKind.GATEWAY ? DeviceKind.SENSOR : parent.kind(),
                parent.profile(),
                parent.place(),
                null,
                parent.expectedIntervalS(),
                parent.clockToleranceS()));
        repository.persistAndFlush(child);
        return Outcome.done(done("create", child, ""));
    }

    private void open(Device device, DeviceDetails details) {
        repository.persistAndFlush(device);
        if (details.place() != null && details.kind() != DeviceKind.TRACKER && device.childName() == null) {
            bindFirst(device.id(), details);
        }
        done("create", device, "");
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
        DeviceDetails details = DeviceDetails.read(fields, dialects, readPoints, null);
        if (fields.problem().isPresent()) {
            return Outcome.refused(fields.problem().get());
        }
        Optional<DeviceView> known = devices.snapshot().byIdentifier(dialect, List.of(identifier));
        if (known.isPresent()) {
            return Outcome.done(known.get().id());
        }
        Device device = new Device(freeCode(dialect + "-" + identifier), clock.instant());
        device.describe(details);
        repository.persistAndFlush(device);
        return Outcome.done(done("create", device, ""));
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

    private DeviceId done(String verb, Device device, String before) {
        repository.flush();
        devices.refreshAfterCommit();
        changes.fire(new ChangeMade(verb, "device", String.valueOf(device.id().value()), before, device.summary()));
        return device.id();
    }

    private static Problem notFound(DeviceId id) {
        return Problem.notFound("device " + id.value());
    }

    private Optional<Problem> codeTaken(String code) {
        return repository.codeTaken(code)
                ? Optional.of(Problem.conflict("Code “" + code + "” is taken by another device."))
                : Optional.empty();
    }

    private Optional<Problem> identifierTaken(DeviceDetails details, long except) {
        return isIdentifierTaken(details, except)
                ? Optional.of(Problem.conflict(
                        "Identifier “" + details.identifier() + "” is that of another device of this language."))
                : Optional.empty();
    }

    private boolean isIdentifierTaken(DeviceDetails details, long except) {
        String identifier = details.identifier();
        return identifier != null && repository.identifierTaken(details.dialect(), identifier, except);
    }

    private String freeCode(String name) {
        String code = Slug.of(name);
        String free = code;
        for (int number = 2; repository.codeTaken(free); number++) {
            free = code + "-" + number;
        }
        return free;
    }
}
