package org.tallyman.dialect.meitrack;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/** Commands; the profile's {@code alternative} arms and disarms in the way of models with a command of their own for it. */
final class Commands {

    private static final int MAX_LENGTH = 1_000;

    private static final int PHONE_MAX = 21;
    private static final int CAMERAS = 9;

    /** A frame of the same command answers them; a position and a picture come in frames of their own kind. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.silent("positionSingle"),
            CommandKind.answered("engineStop"),
            CommandKind.answered("engineResume"),
            CommandKind.answered("alarmArm"),
            CommandKind.answered("alarmDisarm"),
            CommandKind.silent(
                    "requestPhoto", Param.number("index", "Camera", 1, CAMERAS).optional()),
            CommandKind.answered(
                    "sendSms",
                    Param.text("phone", "Phone number", PHONE_MAX),
                    Param.text("message", "Message", MAX_LENGTH)),
            CommandKind.answered("rebootDevice"),
            CommandKind.answered(CommandKind.CUSTOM, Param.text("data", "Command and its fields", MAX_LENGTH)));

    private Commands() {}

    static Parsed<byte[]> write(Command command, String imei, Profile profile) {
        boolean alternative = profile.is("alternative");
        return switch (command.type()) {
            case "custom" -> given(command, "data", imei, "");
            case "positionSingle" -> frame(imei, "A10");
            case "engineStop" -> frame(imei, "C01,0,12222");
            case "engineResume" -> frame(imei, "C01,0,02222");
            case "alarmArm" -> frame(imei, alternative ? "B21,1" : "C01,0,22122");
            case "alarmDisarm" -> frame(imei, alternative ? "B21,0" : "C01,0,22022");
            case "rebootDevice" -> frame(imei, "F02");
            case "requestPhoto" ->
                frame(
                        imei,
                        "D03,"
                                + command.param("index")
                                        .filter(Commands::isCamera)
                                        .orElse("1") + ",camera_picture.jpg");
            case "sendSms" -> {
                String phone = command.param("phone").orElse("");
                yield isPhone(phone)
                        ? given(command, "message", imei, "C02,0," + phone + ",")
                        : Parsed.refused("range", "phone", phone, "up to 20 digits, with or without a plus sign");
            }
            default ->
                Parsed.refused("unsupported", "type", command.type(), "no command of Meitrack's that is known here");
        };
    }

    private static Parsed<byte[]> given(Command command, String name, String imei, String before) {
        Optional<String> value = command.param(name);
        if (value.isEmpty()) {
            return Parsed.refused("missing", name, "", "what to send");
        }
        boolean plain = value.get().chars().allMatch(c -> c >= ' ' && c < 256 && c != '*');
        return plain && value.get().length() <= MAX_LENGTH
                ? frame(imei, before + value.get())
                : Parsed.refused(
                        "range", name, value.get(), "up to 1000 characters without control characters and asterisks");
    }

    private static boolean isPhone(String phone) {
        return phone.matches("\\+?\\d{1,20}");
    }

    private static boolean isCamera(String index) {
        return index.matches("[1-9]");
    }

    private static Parsed<byte[]> frame(String imei, String content) {
        return Parsed.ok(Message.toDevice('A', imei, content));
    }
}
