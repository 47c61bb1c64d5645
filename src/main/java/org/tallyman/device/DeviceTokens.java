package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.tallyman.access.DeviceCredentials;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Outcome;

/** The tokens by which devices prove who they are. */
@ApplicationScoped
class DeviceTokens {

    private static final Duration OVERLAP = Duration.ofHours(24);

    private final DeviceRepository repository;
    private final DeviceCredentials credentials;
    private final Event<ChangeMade> changes;

    DeviceTokens(DeviceRepository repository, DeviceCredentials credentials, Event<ChangeMade> changes) {
        this.repository = repository;
        this.credentials = credentials;
        this.changes = changes;
    }

    /** A new token; the one before stays good for a day, so that nothing is lost while the device is told. */
    @Transactional
    Outcome<Registered> rotate(DeviceId id) {
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(DeviceCommands.notFound(id));
        }
        String token = credentials.rotate(id, device.code(), OVERLAP);
        changes.fire(new ChangeMade("rotate-token", "device", String.valueOf(id.value()), "", device.code()));
        return Outcome.done(new Registered(id, device.code(), token));
    }

    /** Ends every token of a device at once. */
    @Transactional
    Outcome<DeviceId> revoke(DeviceId id) {
        Device device = repository.findById(id.value());
        if (device == null) {
            return Outcome.refused(DeviceCommands.notFound(id));
        }
        credentials.revoke(id);
        changes.fire(new ChangeMade("revoke-tokens", "device", String.valueOf(id.value()), device.code(), ""));
        return Outcome.done(id);
    }
}
