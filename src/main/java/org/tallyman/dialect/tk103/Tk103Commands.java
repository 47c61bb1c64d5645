package org.tallyman.dialect.tk103;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands in brackets: the device's name, a command of four characters and its data. */
final class Tk103Commands {

    private static final int FREQUENCY_MAX = 0xFFFF;

    private static final int TEXT_MAX = 200;

    /** Devices act on them without a word that says of which one it is. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.silent("positionSingle"),
            CommandKind.silent("positionPeriodic", Param.interval(0, FREQUENCY_MAX)),
            CommandKind.silent("positionStop"),
            CommandKind.silent("engineStop"),
            CommandKind.silent("engineResume"),
            CommandKind.silent("outputControl", Param.number("data", "State, 1 for on", 0, 1)),
            CommandKind.silent("getVersion"),
            CommandKind.silent("setOdometer"),
            CommandKind.silent("rebootDevice"),
            CommandKind.silent(CommandKind.CUSTOM, Param.text("data", "Text behind the device's name", TEXT_MAX)));

    private Tk103Commands() {}

    static Parsed<byte[]> write(Command command, String id) {
        return switch (command.type()) {
            case "custom" -> withData(command, id, "");
            case "getVersion" -> message(id, "AP07");
            case "rebootDevice" -> message(id, "AT00");
            case "setOdometer" -> message(id, "AX01");
            case "positionSingle" -> message(id, "AP00");
            case "positionPeriodic" -> periodic(command, id);
            case "positionStop" -> message(id, "AR0000000000");
            case "engineStop" -> message(id, "AV010");
            case "engineResume" -> message(id, "AV011");
            case "outputControl" -> withData(command, id, "AV00");
            default ->
                Parsed.refused(
                        "unsupported",
                        "type",
                        command.type(),
                        "custom, getVersion, rebootDevice, setOdometer, positionSingle, positionPeriodic, positionStop,"
                                + " engineStop, engineResume or outputControl");
        };
    }

    private static Parsed<byte[]> message(String id, String rest) {
        return Parsed.ok(("(" + id + rest + ")").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Parsed<byte[]> withData(Command command, String id, String before) {
        return command.param("data")
                .map(data -> message(id, before + data))
                .orElseGet(() -> Parsed.refused("missing", "data", "", "the data of the command"));
    }

    private static Parsed<byte[]> periodic(Command command, String id) {
        String frequency = command.param("frequency").orElse("");
        int seconds = frequency.matches("\\d{1,5}") ? Integer.parseInt(frequency) : -1;
        if (seconds < 0 || seconds > FREQUENCY_MAX) {
            return Parsed.refused("range", "frequency", frequency, "seconds from 0 to " + FREQUENCY_MAX);
        }
        String digits = HexFormat.of().withUpperCase().toHexDigits((short) seconds);
        return message(id, "AR00" + digits + "0000");
    }
}
