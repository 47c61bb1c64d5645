package org.tallyman.intake.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.tallyman.device.DeviceAccess;
import org.tallyman.device.DeviceView;
import org.tallyman.intake.SentBytes;
import org.tallyman.intake.explain.Payload;
import org.tallyman.platform.command.SitePermits.Verb;

/** Commands among what passed on a line: their bytes, which may hold passwords, to those who may configure the device. */
@ApplicationScoped
class SentCommands implements SentBytes {

    private final CommandStore store;
    private final DeviceAccess access;
    private final Clock clock;

    SentCommands(CommandStore store, DeviceAccess access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Sent> between(DeviceView device, Instant from, Instant until, int limit) {
        boolean whole = access.allows(device, Verb.CONFIGURE);
        Instant now = clock.instant();
        return store.sentBetween(device.id(), from, until, limit).stream()
                .map(command -> sent(command, CommandView.of(command, now, whole)))
                .toList();
    }

    private static Sent sent(QueuedCommand command, CommandView view) {
        byte[] bytes = HexFormat.of().parseHex(view.sent());
        Instant at = command.sentAt();
        return new Sent(
                at == null ? command.madeAt() : at,
                view.title(),
                view.by(),
                HexFormat.ofDelimiter(" ").formatHex(bytes),
                bytes.length == 0 ? null : Payload.of(bytes, bytes.length).text(),
                view.word());
    }
}
