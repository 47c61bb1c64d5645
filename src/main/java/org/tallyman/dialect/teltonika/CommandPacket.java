package org.tallyman.dialect.teltonika;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.tallyman.dialect.line.Command;
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

    private CommandPacket() {}

    static Parsed<byte[]> write(Command command) {
        if (!command.type().equals("custom")) {
            return Optional.ofNullable(TEXTS.get(command.type()))
                    .map(text -> Parsed.ok(TextPacket.command(text.getBytes(StandardCharsets.US_ASCII))))
                    .orElseGet(() -> Parsed.refused(
                            "unsupported", "type", command.type(), "custom or one of " + TEXTS.keySet()));
        }
        String data = command.param("data").orElse("");
        if (data.isEmpty() || data.length() > 1_024) {
            return Parsed.refused("missing", "data", data, "1 to 1024 characters");
        }
        return Parsed.ok(TextPacket.command(
                isHex(data) ? HexFormat.of().parseHex(data) : data.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whole bytes in hexadecimal digits are sent as those bytes, for what is behind the serial port. */
    private static boolean isHex(String data) {
        return data.length() % 2 == 0 && data.chars().allMatch(HexFormat::isHexDigit);
    }
}
