package org.tallyman.dialect.gt06;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/**
 * Commands, which are texts of the makers' SMS command lists. Settings: {@code alternative} with {@code password} for
 * devices that cut the engine by another word, {@code language} for those that want one told.
 */
final class CommandMessage {

    private static final int TYPE = 0x80;
    private static final int TEXT_MAX = 200;
    private static final byte[] ENGLISH = {0, 2};

    private static final Map<String, String> TEXTS = Map.of(
            "positionSingle", "WHERE#",
            "getDeviceStatus", "STATUS#",
            "getVersion", "VERSION#",
            "rebootDevice", "RESET#");

    /** All are answered with a text. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.answered("positionSingle"),
            CommandKind.answered("getDeviceStatus"),
            CommandKind.answered("getVersion"),
            CommandKind.answered("engineStop"),
            CommandKind.answered("engineResume"),
            CommandKind.answered("rebootDevice"),
            CommandKind.answered(CommandKind.CUSTOM, Param.text("data", "Text, such as TIMER,60#", TEXT_MAX)));

    private CommandMessage() {}

    static Parsed<byte[]> write(Command command, Profile profile) {
        String text = switch (command.type()) {
            case "engineStop" -> engine("DYD", "Relay,1#", profile);
            case "engineResume" -> engine("HFYD", "Relay,0#", profile);
            case "custom" -> command.param("data").orElse("");
            default -> TEXTS.getOrDefault(command.type(), "");
        };
        if (!text.isEmpty()) {
            return text.length() > TEXT_MAX
                    ? Parsed.refused("range", "data", text, "at most " + TEXT_MAX + " characters")
                    : Parsed.ok(message(text, profile.is("language")));
        }
        return command.type().equals("custom")
                ? Parsed.refused("missing", "data", "", "the text of the command")
                : Parsed.refused(
                        "unsupported",
                        "type",
                        command.type(),
                        "custom, engineStop, engineResume or one of " + TEXTS.keySet());
    }

    private static String engine(String word, String relay, Profile profile) {
        if (profile.setting("model").filter("G109"::equals).isPresent()) {
            return word + "#";
        }
        return profile.is("alternative")
                ? word + "," + profile.setting("password").orElse("123456") + "#"
                : relay;
    }

    private static byte[] message(String text, boolean language) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] body = ByteBuffer.allocate(5 + bytes.length + (language ? ENGLISH.length : 0))
                .put((byte) (4 + bytes.length))
                .putInt(0)
                .put(bytes)
                .put(language ? ENGLISH : new byte[0])
                .array();
        return Message.write(false, TYPE, body, 0);
    }
}
