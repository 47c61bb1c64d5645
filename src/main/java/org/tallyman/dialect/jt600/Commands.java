package org.tallyman.dialect.jt600;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands of the JT600 in brackets; they name no device, since each has a line of its own. */
final class Commands {

    private static final int TEXT_MAX = 200;

    /** Devices act on them without a word that says of which one it is. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.silent("engineStop"),
            CommandKind.silent("engineResume"),
            CommandKind.silent("rebootDevice"),
            CommandKind.silent(CommandKind.CUSTOM, Param.text("data", "Text between the brackets", TEXT_MAX)));

    private Commands() {}

    static Parsed<byte[]> write(Command command) {
        return switch (command.type()) {
            case "engineStop" -> message("S07,0");
            case "engineResume" -> message("S07,1");
            case "rebootDevice" -> message("S17");
            case "custom" ->
                command.param("data")
                        .map(Commands::message)
                        .orElseGet(() -> Parsed.refused("missing", "data", "", "the text between the brackets"));
            default ->
                Parsed.refused(
                        "unsupported", "type", command.type(), "custom, engineStop, engineResume or rebootDevice");
        };
    }

    private static Parsed<byte[]> message(String text) {
        return Parsed.ok(("(" + text + ")").getBytes(StandardCharsets.US_ASCII));
    }
}
