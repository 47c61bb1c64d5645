package org.tallyman.intake.command;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.device.DeviceView;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.LineDialect;
import org.tallyman.ident.Parsed;

/** What a device can be told, and the bytes that tell it. */
@ApplicationScoped
class CommandWriter {

    private final DialectRegistry dialects;

    CommandWriter(DialectRegistry dialects) {
        this.dialects = dialects;
    }

    /** What this device can be told now; none when it has no line of its own, or its language no commands. */
    List<CommandKind> kinds(DeviceView device) {
        return line(device).map(dialect -> dialect.commands(device.profile())).orElse(List.of());
    }

    boolean isAnswered(DeviceView device, String type) {
        return CommandKind.find(kinds(device), type)
                .filter(CommandKind::answered)
                .isPresent();
    }

    Parsed<byte[]> write(DeviceView device, String type, Map<String, String> params, Instant at) {
        String identifier = device.identifier();
        return line(device)
                .map(dialect -> dialect.command(
                        new Command(type, params, at), identifier == null ? "" : identifier, device.profile()))
                .orElseGet(() -> Parsed.refused(
                        "unsupported", "type", type, "a device with a line of its own in a language with commands"));
    }

    private Optional<LineDialect> line(DeviceView device) {
        // A device that Tallyman calls has no identifier: it is known by its address.
        return dialects.find(device.dialect()).orElse(null) instanceof LineDialect dialect
                        && (device.identifier() != null || dialect.knownByAddress())
                ? Optional.of(dialect)
                : Optional.empty();
    }
}
