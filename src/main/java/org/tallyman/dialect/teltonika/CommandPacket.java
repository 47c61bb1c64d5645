package org.tallyman.dialect.teltonika;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands of the maker's SMS and GPRS command list, in codec 12. */
final class CommandPacket {

    private static final Map<String, String> TEXTS = Map.of(
            "positionSingle", "getgps",
            "getDeviceStatus", "getstatus",
            "getVersion", "getver",
            "deviceIdentification", "getimeiccid",
            "rebootDevice", "cpureset",
            "engineStop", "setdigout 1",
            "engineResume", "setdigout 0");

    private static final int TEXT_MAX = 1_024;
    private static final int OUTPUTS = 4;

    /** All are answered with a text, but a restart, which ends the line. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.answered("positionSingle"),
            CommandKind.answered("getDeviceStatus"),
            CommandKind.answered("getVersion"),
            CommandKind.answered("deviceIdentification"),
            CommandKind.answered("engineStop"),
            CommandKind.answered("engineResume"),
            CommandKind.answered(
                    "outputControl",
                    Param.number("index", "Output", 1, OUTPUTS),
                    Param.number("data", "State, 1 for on", 0, 1)),
            CommandKind.silent("rebootDevice"),
            CommandKind.answered(CommandKind.CUSTOM, Param.words("data", "Text, or bytes in hexadecimal", TEXT_MAX)));

    private CommandPacket() {}

    static Parsed<byte[]> write(Command command) {
        if (command.type().equals("outputControl")) {
            return output(command);
        }
        if (!command.type().equals("custom")) {
            return Optional.ofNullable(TEXTS.get(command.type()))
                    .map(text -> Parsed.ok(TextPacket.command(text.getBytes(StandardCharsets.US_ASCII))))
                    .orElseGet(() -> Parsed.refused(
                            "unsupported", "type", command.type(), "custom or one of " + TEXTS.keySet()));
        }
        String data = command.param("data").orElse("");
        if (data.isEmpty() || data.length() > TEXT_MAX) {
            return Parsed.refused("missing", "data", data, "1 to 1024 characters");
        }
        return Parsed.ok(TextPacket.command(
                isHex(data) ? HexFormat.of().parseHex(data) : data.getBytes(StandardCharsets.UTF_8)));
    }

    /** A digit for each output up to the one that is meant, and question marks for those that stay as they are. */
    private static Parsed<byte[]> output(Command command) {
        String index = command.param("index").orElse("");
        String state = command.param("data").orElse("");
        if (!index.matches("[1-" + OUTPUTS + "]")) {
            return Parsed.refused("range", "index", index, "the number of an output from 1 to " + OUTPUTS);
        }
        if (!state.equals("0") && !state.equals("1")) {
            return Parsed.refused("range", "data", state, "0 or 1");
        }
        String text = "setdigout " + "?".repeat(Integer.parseInt(index) - 1) + state;
        return Parsed.ok(TextPacket.command(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Whole bytes in hexadecimal digits are sent as those bytes, for what is behind the serial port. */
    private static boolean isHex(String data) {
        return data.length() % 2 == 0 && data.chars().allMatch(HexFormat::isHexDigit);
    }
}
