package org.tallyman.dialect.h02;

import java.util.List;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands: {@code *HQ,id,S20,hhmmss,…#}. */
final class H02Commands {

    /** The parameter of S71 that is followed by the seconds between reports. */
    private static final String INTERVAL = "22";

    private static final int INTERVAL_MAX = 86_400;

    private static final int TEXT_MAX = 200;

    /** A V4 sentence answers them. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.answered("positionPeriodic", Param.interval(0, INTERVAL_MAX)),
            CommandKind.answered("engineStop"),
            CommandKind.answered("engineResume"),
            CommandKind.answered("alarmArm"),
            CommandKind.answered("alarmDisarm"),
            CommandKind.answered(CommandKind.CUSTOM, Param.text("data", "Text behind the device's name", TEXT_MAX)));

    private H02Commands() {}

    static Parsed<byte[]> write(Command command, String id) {
        return switch (command.type()) {
            case "custom" -> custom(command, id);
            case "alarmArm" -> sentence(command, id, "SCF", "0,0");
            case "alarmDisarm" -> sentence(command, id, "SCF", "1,1");
            case "engineStop" -> sentence(command, id, "S20", "1,1");
            case "engineResume" -> sentence(command, id, "S20", "1,0");
            case "positionPeriodic" -> periodic(command, id);
            default ->
                Parsed.refused(
                        "unsupported",
                        "type",
                        command.type(),
                        "custom, alarmArm, alarmDisarm, engineStop, engineResume or positionPeriodic");
        };
    }

    private static Parsed<byte[]> sentence(Command command, String id, String type, String parameters) {
        return Parsed.ok(Answers.sentence(id, type + "," + Answers.TIME.format(command.at()) + "," + parameters));
    }

    /** As it is between the device's name and the number sign. */
    private static Parsed<byte[]> custom(Command command, String id) {
        return command.param("data")
                .map(data -> Parsed.ok(Answers.sentence(id, data)))
                .orElseGet(() -> Parsed.refused("missing", "data", "", "what follows the device's name"));
    }

    private static Parsed<byte[]> periodic(Command command, String id) {
        String frequency = command.param("frequency").orElse("");
        if (!frequency.matches("\\d{1,5}") || Integer.parseInt(frequency) > INTERVAL_MAX) {
            return Parsed.refused("range", "frequency", frequency, "seconds from 0 to " + INTERVAL_MAX);
        }
        return sentence(command, id, "S71", INTERVAL + "," + Integer.parseInt(frequency));
    }
}
