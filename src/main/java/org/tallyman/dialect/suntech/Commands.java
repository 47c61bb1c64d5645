package org.tallyman.dialect.suntech;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/**
 * Commands of the older series, which begin with the series: the profile's {@code model}, such as {@code ST300}, or else
 * {@code SA200}.
 */
final class Commands {

    private static final int TEXT_MAX = 200;
    private static final int OUTPUTS = 9;

    /** A response with their own words answers them; a position comes as a report. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.silent("positionSingle"),
            CommandKind.answered("engineStop"),
            CommandKind.answered("engineResume"),
            CommandKind.answered("alarmArm"),
            CommandKind.answered("alarmDisarm"),
            CommandKind.answered(
                    "outputControl",
                    Param.number("index", "Output", 1, OUTPUTS),
                    Param.number("data", "State, 1 for on", 0, 1)),
            CommandKind.answered("rebootDevice"),
            CommandKind.answered(CommandKind.CUSTOM, Param.text("data", "Whole command without its end", TEXT_MAX)));

    private Commands() {}

    static Parsed<byte[]> write(Command command, String id, Profile profile) {
        return switch (command.type()) {
            case "rebootDevice" -> frame(profile, "CMD", id, "Reboot");
            case "positionSingle" -> frame(profile, "GTR", id, "");
            case "engineStop" -> frame(profile, "CMD", id, "Enable1");
            case "engineResume" -> frame(profile, "CMD", id, "Disable1");
            case "alarmArm" -> frame(profile, "CMD", id, "Enable2");
            case "alarmDisarm" -> frame(profile, "CMD", id, "Disable2");
            case "outputControl" -> {
                String output = command.param("index").orElse("");
                boolean on = command.param("data").filter("1"::equals).isPresent();
                yield output.matches("[1-9]")
                        ? frame(profile, "CMD", id, (on ? "Enable" : "Disable") + output)
                        : Parsed.refused("range", "index", output, "the number of an output, from 1 on");
            }
            case "custom" -> custom(command);
            default ->
                Parsed.refused("unsupported", "type", command.type(), "no command of Suntech's that is known here");
        };
    }

    private static Parsed<byte[]> custom(Command command) {
        String data = command.param("data").orElse("");
        boolean plain = !data.isEmpty() && data.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain
                ? Parsed.ok((data + "\r").getBytes(StandardCharsets.US_ASCII))
                : Parsed.refused("range", "data", data, "a command without its end, of printable characters");
    }

    private static Parsed<byte[]> frame(Profile profile, String kind, String id, String content) {
        String model = profile.setting("model").orElse("").toUpperCase(Locale.ROOT);
        String series = model.matches("S[AT]\\d{3}") ? model : "SA200";
        return Parsed.ok((series + kind + ";" + id + ";02;" + content + "\r").getBytes(StandardCharsets.US_ASCII));
    }
}
