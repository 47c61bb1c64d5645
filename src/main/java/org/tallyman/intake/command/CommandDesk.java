package org.tallyman.intake.command;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.ident.Parsed;
import org.tallyman.platform.Problem;
import org.tallyman.platform.Violation;
import org.tallyman.platform.command.ChangeMade;
import org.tallyman.platform.command.Fields;
import org.tallyman.platform.command.Outcome;
import org.tallyman.platform.paging.Cursor;
import org.tallyman.platform.paging.Page;

/** Queues commands and takes them back; who may was asked before. What cannot be written is refused here and not later. */
@ApplicationScoped
class CommandDesk {

    private final CommandStore store;
    private final CommandWriter writer;
    private final CommandConfig config;
    private final Clock clock;
    private final SecurityIdentity caller;
    private final Event<CommandQueued> queued;
    private final Event<ChangeMade> changes;

    CommandDesk(
            CommandStore store,
            CommandWriter writer,
            CommandConfig config,
            Clock clock,
            SecurityIdentity caller,
            Event<CommandQueued> queued,
            Event<ChangeMade> changes) {
        this.store = store;
        this.writer = writer;
        this.config = config;
        this.clock = clock;
        this.caller = caller;
        this.queued = queued;
        this.changes = changes;
    }

    /** Newest first. */
    Page<QueuedCommand> list(DeviceView device, Cursor cursor) {
        long before = cursor.number() == 0 ? Long.MAX_VALUE : cursor.number();
        return Page.of(
                store.before(device.id(), before, cursor.limit() + 1),
                cursor.limit(),
                command -> String.valueOf(command.id()));
    }

    List<CommandKind> kinds(DeviceView device) {
        return writer.kinds(device);
    }

    /** Fields type and expiresAt (a day from now when absent); params by name as the kind of command has them. */
    @Transactional
    Outcome<QueuedCommand> queue(DeviceView device, Fields fields, Map<String, String> params) {
        Instant now = clock.instant();
        String type = fields.required("type", 40);
        Instant expiresAt = expiry(fields, now);
        check(device, fields, type);
        Optional<Problem> problem = fields.problem().or(() -> refusal(device, type, params, now));
        if (problem.isPresent()) {
            return Outcome.refused(problem.get());
        }
        if (store.waiting(device.id()) >= config.waitingMax()) {
            return Outcome.refused(Problem.conflict(config.waitingMax() + " commands wait for device " + device.code()
                    + " already: take one back, or let it call first."));
        }
        QueuedCommand command =
                store.add(device.id(), type, params, now, caller.getPrincipal().getName(), expiresAt);
        queued.fire(new CommandQueued(device.id()));
        // Parameters may be passwords.
        changes.fire(new ChangeMade(
                "command", "device", String.valueOf(device.id().value()), "", type + ", until " + expiresAt));
        return Outcome.done(command);
    }

    private Instant expiry(Fields fields, Instant now) {
        Instant at = fields.optionalInstant("expiresAt");
        if (at == null) {
            return now.plus(config.expiresAfter());
        }
        Instant latest = now.plus(config.expiresMax());
        if (!at.isAfter(now) || at.isAfter(latest)) {
            fields.refuse("expiresAt", "lies between now and " + latest.truncatedTo(ChronoUnit.SECONDS));
        }
        return at;
    }

    private void check(DeviceView device, Fields fields, String type) {
        List<CommandKind> kinds = writer.kinds(device);
        if (!device.active()) {
            fields.refuse("type", "is for a device in use; " + device.code() + " is disabled");
        } else if (kinds.isEmpty()) {
            fields.refuse(
                    "type",
                    "is for a device that takes commands on a line of its own; " + device.code() + " speaks "
                            + device.dialect());
        } else if (!type.isEmpty() && CommandKind.find(kinds, type).isEmpty()) {
            String known = kinds.stream().map(CommandKind::type).collect(Collectors.joining(", "));
            fields.refuse("type", "is one of " + known);
        }
    }

    /** What is wrong with the parameters, or else what the language itself refuses. */
    private Optional<Problem> refusal(DeviceView device, String type, Map<String, String> params, Instant now) {
        CommandKind kind = CommandKind.find(writer.kinds(device), type).orElseThrow();
        List<Violation> violations = kind.check(params).stream()
                .map(refusal -> new Violation(refusal.field(), refusal.value(), refusal.rule()))
                .toList();
        if (!violations.isEmpty()) {
            return Optional.of(Problem.invalid(violations));
        }
        return writer.write(device, type, params, now) instanceof Parsed.Refused<byte[]>(var refusal)
                ? Optional.of(Problem.invalid(refusal.field(), refusal.value(), "is " + refusal.rule()))
                : Optional.empty();
    }

    /** Takes back what was not sent yet. */
    @Transactional
    Outcome<QueuedCommand> cancel(DeviceView device, long id) {
        @Nullable QueuedCommand command = store.find(device.id(), id).orElse(null);
        if (command == null) {
            return Outcome.refused(Problem.notFound("command " + id + " of device " + device.code()));
        }
        if (!store.cancel(id, clock.instant())) {
            return Outcome.refused(Problem.conflict("Command " + id + " waits no more, so it cannot be taken back."));
        }
        queued.fire(new CommandQueued(device.id()));
        changes.fire(new ChangeMade(
                "cancel-command", "device", String.valueOf(device.id().value()), command.type(), ""));
        return Outcome.done(command);
    }
}
