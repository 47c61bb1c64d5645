package org.tallyman.dialect.gps103;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands: {@code **,imei:…,} and a letter, of the maker's document. */
final class Gps103Commands {

    private static final int SECONDS_A_MINUTE = 60;
    private static final int SECONDS_AN_HOUR = 3_600;

    /** What two digits of hours can say. */
    private static final int FREQUENCY_MAX = 99 * SECONDS_AN_HOUR;

    private static final int TEXT_MAX = 200;

    /** Devices act on them, and say so in their next report at most. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.silent("positionSingle"),
            CommandKind.silent("positionPeriodic", Param.interval(1, FREQUENCY_MAX)),
            CommandKind.silent("positionStop"),
            CommandKind.silent("engineStop"),
            CommandKind.silent("engineResume"),
            CommandKind.silent("alarmArm"),
            CommandKind.silent("alarmDisarm"),
            CommandKind.silent("requestPhoto"),
            CommandKind.silent(CommandKind.CUSTOM, Param.text("data", "Text behind the IMEI", TEXT_MAX)));

    private Gps103Commands() {}

    static Parsed<byte[]> write(Command command, String imei) {
        return switch (command.type()) {
            case "custom" ->
                command.param("data")
                        .map(data -> letter(imei, data))
                        .orElseGet(() -> Parsed.refused("missing", "data", "", "what follows the IMEI"));
            case "positionSingle" -> letter(imei, "B");
            case "positionPeriodic" -> periodic(command, imei);
            case "positionStop" -> letter(imei, "D");
            case "engineStop" -> letter(imei, "J");
            case "engineResume" -> letter(imei, "K");
            case "alarmArm" -> letter(imei, "L");
            case "alarmDisarm" -> letter(imei, "M");
            case "requestPhoto" -> letter(imei, "160");
            default ->
                Parsed.refused(
                        "unsupported",
                        "type",
                        command.type(),
                        "custom, positionSingle, positionPeriodic, positionStop, engineStop, engineResume, alarmArm,"
                                + " alarmDisarm or requestPhoto");
        };
    }

    private static Parsed<byte[]> letter(String imei, String letter) {
        return Parsed.ok(("**,imei:" + imei + "," + letter).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Two digits and s, m or h: a longer interval loses the rest of its minute or hour. */
    private static Parsed<byte[]> periodic(Command command, String imei) {
        String frequency = command.param("frequency").orElse("");
        int seconds = frequency.matches("\\d{1,6}") ? Integer.parseInt(frequency) : 0;
        if (seconds < 1 || seconds > FREQUENCY_MAX) {
            return Parsed.refused("range", "frequency", frequency, "seconds from 1 to " + FREQUENCY_MAX);
        }
        String interval = seconds < SECONDS_A_MINUTE
                ? twoDigits(seconds) + "s"
                : seconds < SECONDS_AN_HOUR
                        ? twoDigits(seconds / SECONDS_A_MINUTE) + "m"
                        : twoDigits(seconds / SECONDS_AN_HOUR) + "h";
        return letter(imei, "C," + interval);
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
