package org.tallyman.intake.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceCommands;
import org.tallyman.device.mapping.MappingCommands;
import org.tallyman.device.mapping.StoredMappings;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Problem;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.command.SitePermits.Verb;

/** Saves mappings, and has devices read by them. */
@ApplicationScoped
class MappingDesk {

    private final MappingCommands commands;
    private final StoredMappings mappings;
    private final DeviceCommands devices;
    private final DeviceAccess access;
    private final TransactionSynchronizationRegistry transaction;

    MappingDesk(
            MappingCommands commands,
            StoredMappings mappings,
            DeviceCommands devices,
            DeviceAccess access,
            TransactionSynchronizationRegistry transaction) {
        this.commands = commands;
        this.mappings = mappings;
        this.devices = devices;
        this.access = access;
        this.transaction = transaction;
    }

    /**
     * Saves a mapping of fields name and mapping, and gives it to that for which it was written unless that has one in
     * use: both or nothing. Answers the name.
     */
    @Transactional
    Outcome<String> save(Fields fields, Optional<MappingTarget> target) {
        Optional<MappingTarget> unread = target.filter(one -> access.allows(one.device(), Verb.CONFIGURE))
                .filter(one -> one.mapping().flatMap(mappings::current).isEmpty());
        Outcome<String> saved = commands.put(fields);
        if (unread.isPresent()
                && saved instanceof Outcome.Done<String>(String name)
                && devices.set(unread.get().device().id(), unread.get().setting(), StoredMappings.code(name))
                        instanceof Outcome.Refused<DeviceId>(Problem problem)) {
            transaction.setRollbackOnly();
            return Outcome.refused(problem);
        }
        return saved;
    }
}
