package org.tallyman.dialect.tk103;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands as devices know them from text messages, wrapped for the line: {@code [begin]sms2,*about*,[end]}. */
final class TextCommands {

    private static final String DEFAULT_PASSWORD = "123456";
    private static final int PHONE_MAX = 20;
    private static final int PASSWORD_MAX = 20;
    private static final int SERVER_MAX = 100;

    private static final int TEXT_MAX = 200;

    /** A result between dollar signs answers them, but what ends the line. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.answered("positionSingle"),
            CommandKind.answered("positionPeriodic"),
            CommandKind.answered("positionStop"),
            CommandKind.answered("getDeviceStatus"),
            CommandKind.answered("getVersion"),
            CommandKind.answered("deviceIdentification"),
            CommandKind.answered("alarmSos", Param.enable()),
            CommandKind.answered(
                    "sosNumber",
                    Param.text("phone", "Phone number", PHONE_MAX),
                    Param.text("devicePassword", "Password of the device", PASSWORD_MAX)
                            .optional()),
            CommandKind.answered("modePowerSaving", Param.enable()),
            CommandKind.answered("modeDeepSleep", Param.enable()),
            CommandKind.silent(
                    "setConnection",
                    Param.text("server", "Address of the server", SERVER_MAX),
                    Param.number("port", "Port", 1, 65_535)),
            CommandKind.silent("rebootDevice"),
            CommandKind.silent("powerOff"),
            CommandKind.answered(CommandKind.CUSTOM, Param.text("data", "Text of the message", TEXT_MAX)));

    private TextCommands() {}

    static Parsed<byte[]> write(Command command) {
        return switch (command.type()) {
            case "custom" ->
                command.param("data")
                        .map(TextCommands::text)
                        .orElseGet(() -> missing("data", "the text of the message"));
            case "getVersion" -> text("*about*");
            case "powerOff" -> text("*turnoff*");
            case "rebootDevice" -> text("88888888");
            case "positionSingle" -> text("*getposl*");
            case "positionPeriodic" -> text("*routetrack*99*");
            case "positionStop" -> text("*routetrackoff*");
            case "getDeviceStatus" -> text("*status*");
            case "deviceIdentification" -> text("999999");
            case "modeDeepSleep" -> text(isOn(command) ? "*sleep*2*" : "*sleepoff*");
            case "modePowerSaving" -> text(isOn(command) ? "*sleepv*" : "*sleepoff*");
            case "alarmSos" -> text(isOn(command) ? "*soson*" : "*sosoff*");
            case "setConnection" -> connection(command);
            case "sosNumber" -> number(command);
            default ->
                Parsed.refused(
                        "unsupported",
                        "type",
                        command.type(),
                        "custom, getVersion, powerOff, rebootDevice, positionSingle, positionPeriodic, positionStop,"
                                + " getDeviceStatus, deviceIdentification, modeDeepSleep, modePowerSaving, alarmSos,"
                                + " setConnection or sosNumber");
        };
    }

    private static boolean isOn(Command command) {
        return command.param("enable").filter("true"::equals).isPresent();
    }

    private static Parsed<byte[]> text(String text) {
        return Parsed.ok(("[begin]sms2," + text + ",[end]").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Parsed<byte[]> missing(String field, String rule) {
        return Parsed.refused("missing", field, "", rule);
    }

    private static Parsed<byte[]> connection(Command command) {
        String server = command.param("server").orElse("");
        String port = command.param("port").orElse("");
        return server.isEmpty() || port.isEmpty()
                ? missing("server and port", "an address and a port")
                : text("*setip*" + server.replace('.', '*') + "*" + port + "*");
    }

    private static Parsed<byte[]> number(Command command) {
        String password = command.param("devicePassword").orElse(DEFAULT_PASSWORD);
        return command.param("phone")
                .map(phone -> text("*master*" + password + "*" + phone + "*"))
                .orElseGet(() -> missing("phone", "the number to call"));
    }
}
