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
        Optional<LineDialect> dialect = line(device);
        return identifier == null || dialect.isEmpty()
                ? Parsed.refused(
                        "unsupported", "type", type, "a device with a line of its own in a language with commands")
                : dialect.get().command(new Command(type, params, at), identifier, device.profile());
    }

    private Optional<LineDialect> line(DeviceView device) {
        return device.identifier() != null
                        && dialects.find(device.dialect()).orElse(null) instanceof LineDialect dialect
                ? Optional.of(dialect)
                : Optional.empty();
    }
}
