package org.tallyman.dialect.jt808;

import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands of the standard, and texts as models take them. Settings: {@code model}, {@code version}, {@code alternative}. */
final class CommandMessage {

    private static final int PARAMETERS = 0x8103;
    private static final int CONTROL = 0x8105;
    private static final int QUERY = 0x8201;
    private static final int TEXT = 0x8300;
    private static final int TRANSPARENT = 0x8900;
    private static final int OIL = 0xA006;
    private static final int INTERVAL = 0x0029;
    private static final int AT_COMMAND = 0xF030;
    private static final int RESET = 4;
    private static final int CUT = 0xF0;
    private static final int CONNECT = 0xF1;
    private static final int TEXT_MAX = 200;

    /** What one byte of length can say. */
    private static final int BYTES_MAX = 255;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private static final int INTERVAL_MAX = 9_999_999;

    /** The general answer names the message that it answers; a position comes in the answer to its query. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.answered("positionSingle"),
            CommandKind.answered("positionPeriodic", Param.interval(1, INTERVAL_MAX)),
            CommandKind.answered("engineStop"),
            CommandKind.answered("engineResume"),
            CommandKind.answered("rebootDevice"),
            CommandKind.answered(CommandKind.CUSTOM, Param.words("data", "Text, or a frame in hexadecimal", TEXT_MAX)));

    private CommandMessage() {}

    static Parsed<byte[]> write(Command command, String deviceId, Profile profile) {
        byte[] terminal = terminal(deviceId, profile);
        if (terminal.length == 0) {
            return Parsed.refused("range", "deviceId", deviceId, "up to 12 digits, an IMEI, or 20 in version 2019");
        }
        boolean alternative = profile.is("alternative");
        return switch (command.type()) {
            case "custom" -> custom(command, terminal, profile);
            case "engineStop" ->
                alternative ? oil(command, terminal, 1) : ok(terminal, CONTROL, new byte[] {(byte) CUT});
            case "engineResume" ->
                alternative ? oil(command, terminal, 0) : ok(terminal, CONTROL, new byte[] {(byte) CONNECT});
            case "rebootDevice" -> ok(terminal, CONTROL, new byte[] {RESET});
            case "positionSingle" -> ok(terminal, QUERY, new byte[0]);
            case "positionPeriodic" -> interval(command, terminal);
            default ->
                Parsed.refused(
                        "unsupported",
                        "type",
                        command.type(),
                        "custom, engineStop, engineResume, rebootDevice, positionSingle or positionPeriodic");
        };
    }

    /** Digits in pairs; the first fourteen digits of an IMEI as one number, as such devices name themselves. */
    private static byte[] terminal(String deviceId, Profile profile) {
        boolean versioned = profile.setting("version").filter("2019"::equals).isPresent();
        int digits = versioned ? 20 : 12;
        if (deviceId.isEmpty() || deviceId.length() > 20 || !deviceId.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new byte[0];
        }
        if (deviceId.length() == Imei.DIGITS && !versioned) {
            long number = Long.parseLong(deviceId.substring(0, Imei.DIGITS - 1));
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
            return Arrays.copyOfRange(bytes, 2, Long.BYTES);
        }
        return deviceId.length() > digits
                ? new byte[0]
                : HexFormat.of().parseHex("0".repeat(digits - deviceId.length()) + deviceId);
    }

    private static Parsed<byte[]> custom(Command command, byte[] terminal, Profile profile) {
        String data = command.param("data").orElse("");
        if (data.isEmpty() || data.length() > TEXT_MAX) {
            return Parsed.refused(
                    data.isEmpty() ? "missing" : "range", "data", data, "1 to " + TEXT_MAX + " characters");
        }
        byte[] text = data.getBytes(Texts.CHINESE);
        if (text.length > BYTES_MAX) {
            return Parsed.refused("range", "data", data, "at most " + BYTES_MAX + " bytes in GBK");
        }
        return switch (profile.setting("model").orElse("")) {
            case "AL300", "GL100", "VL300" ->
                ok(
                        terminal,
                        PARAMETERS,
                        ByteBuffer.allocate(6 + text.length)
                                .put((byte) 1)
                                .putInt(AT_COMMAND)
                                .put((byte) text.length)
                                .put(text)
                                .array());
            case "JC371" ->
                ok(
                        terminal,
                        TRANSPARENT,
                        ByteBuffer.allocate(1 + text.length)
                                .put((byte) 0xF0)
                                .put(text)
                                .array());
            default ->
                isFrame(data)
                        ? Parsed.ok(Escapes.add(HexFormat.of().parseHex(data)))
                        : ok(
                                terminal,
                                TEXT,
                                ByteBuffer.allocate(1 + text.length)
                                        .put((byte) 1)
                                        .put(text)
                                        .array());
        };
    }

    /** Whether it is a whole frame in hexadecimal digits, which is sent as it is. */
    private static boolean isFrame(String data) {
        return data.length() % 2 == 0
                && data.length() > 4
                && data.chars().allMatch(HexFormat::isHexDigit)
                && data.regionMatches(true, 0, "7e", 0, 2)
                && data.regionMatches(true, data.length() - 2, "7e", 0, 2);
    }

    private static Parsed<byte[]> interval(Command command, byte[] terminal) {
        String seconds = command.param("frequency").orElse("");
        if (!seconds.matches("[1-9]\\d{0,6}")) {
            return Parsed.refused(
                    seconds.isEmpty() ? "missing" : "range",
                    "frequency",
                    seconds,
                    "seconds, from 1 to " + INTERVAL_MAX);
        }
        return ok(
                terminal,
                PARAMETERS,
                ByteBuffer.allocate(10)
                        .put((byte) 1)
                        .putInt(INTERVAL)
                        .put((byte) 4)
                        .putInt(Integer.parseInt(seconds))
                        .array());
    }

    private static Parsed<byte[]> oil(Command command, byte[] terminal, int cut) {
        byte[] time = HexFormat.of().parseHex(CLOCK.format(command.at()));
        return ok(
                terminal, OIL, ByteBuffer.allocate(7).put((byte) cut).put(time).array());
    }

    private static Parsed<byte[]> ok(byte[] terminal, int type, byte[] body) {
        byte[] numbered = new byte[body.length + 2];
        System.arraycopy(body, 0, numbered, 2, body.length);
        boolean versioned = terminal.length > 6;
        return Parsed.ok(Message.write((byte) Escapes.DELIMITER, type, body.length, versioned, terminal, numbered));
    }
}
