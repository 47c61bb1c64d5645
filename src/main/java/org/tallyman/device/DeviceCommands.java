package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.ident.DeviceId;
import org.tallyman.place.ReadPoints;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;

/** Changes of single devices. What {@link Devices} shows has changed when a call of a finished transaction returns. */
@ApplicationScoped
public class DeviceCommands {

    private final DeviceRepository repository;
    private final DeviceRegister register;
    private final ReadPoints readPoints;
    private final DialectRegistry dialects;
    private final DeviceModels models;
    private final DeviceCredentials credentials;
    private final Clock clock;

    DeviceCommands(
            DeviceRepository repository,
            DeviceRegister register,
            ReadPoints readPoints,
            DialectRegistry dialects,
            DeviceModels models,
            DeviceCredentials credentials,
            Clock clock) {
        this.repository = repository;
        this.register = register;
        this.readPoints = readPoints;
        this.dialects = dialects;
        this.models = models;
        this.credentials = credentials;
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
        if (fields.problem().isPresent()) {
            return Outcome.refused(fields.problem().get());
        }
        DeviceDetails details = DeviceDetails.read(fields, dialects, readPoints, null);
        details.requireNamed(fields, dialects, null);
        String code = fields.has("code") ? DeviceDetails.newCode(fields) : register.freeCode(details.name());
        Optional<Problem> problem =
                fields.problem().or(() -> register.codeTaken(code)).or(() -> register.identifierTaken(details, 0));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        Device device = new Device(code, clock.instant());
        device.describe(details);
        register.enter(device, details);
        return Outcome.done(new Registered(device.id(), code, credentials.issue(device.id(), code)));
    }

    /**
     * Fields of {@link DeviceDetails}, and model: what is absent, and does not follow from the model, is cleared.
     *
     * @param seen the version that it must still have; null for any
     */
    @Transactional
    public Outcome<DeviceId> edit(DeviceId id, @Nullable Integer seen, Fields given) {
        return edit(id, seen, given, true);
    }

    /** Where {@code named} is false, the profile may name what is kept only with this transaction. */
    private Outcome<DeviceId> edit(DeviceId id, @Nullable Integer seen, Fields given, boolean named) {
        Fields fields = models.complete(given, false);
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(notFound(id));
        }
        if (seen != null && seen != device.version()) {
            return Outcome.refused(Problem.changed());
        }
        DeviceDetails details = DeviceDetails.read(fields, dialects, readPoints, device.had());
        if (named) {
            details.requireNamed(fields, dialects, device.profile());
        }
        Optional<Problem> problem = fields.problem().or(() -> register.identifierTaken(details, id.value()));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        String before = device.summary();
        device.describe(details);
        return Outcome.done(register.changed("edit", device, before));
    }

    /** One setting of its profile. It may name what is kept within the same transaction. */
    @Transactional
    public Outcome<DeviceId> set(DeviceId id, String setting, String value) {
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(notFound(id));
        }
        Map<String, String> settings = new TreeMap<>(device.profile().settings());
        settings.put(setting, value);
        return edit(id, device.version(), device.with("profile", ProfileText.of(settings)), false);
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
        return Outcome.done(register.changed(disabled ? "disable" : "enable", device, before));
    }

    static Problem notFound(DeviceId id) {
        return Problem.notFound("device " + id.value());
    }
}
