package org.tallyman.dialect.tk103;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** What the commands of devices mean. */
final class Tk103Messages {

    private static final int VIN_LENGTH = 17;

    private Tk103Messages() {}

    static Decoding decode(Frame frame) {
        Message message = new Message(frame.payload());
        List<String> ids = message.ids();
        if (ids.isEmpty()) {
            return Decodings.refused(
                    ids,
                    new Refusal(
                            "message",
                            "message",
                            Decodings.start(frame.payload()),
                            "a bracket, digits, and a command of four characters"));
        }
        String command = message.command();
        Report report = new Report();
        boolean understood = switch (command) {
            // Asks whether somebody is there.
            case "BP00" -> true;
            case "BV00" -> vin(message, report);
            case "BZ00" -> CellMessages.one(message, report);
            case "BS50", "BS51" -> BatteryMessages.read(message, report);
            case "ZC20" -> BatteryMessages.gauge(message, report);
            case CommandResult.COMMAND -> CommandResult.read(message, report);
            case "DW60", "DW62" -> CellMessages.withAccessPoints(message, report);
            default ->
                command.startsWith("DW5")
                        ? CellMessages.withAccessPoints(message, report)
                        : PositionMessage.read(message, report) || CellMessages.several(message, report);
        };
        Reply reply = answer(message);
        // A login says its IMEI, and a position only where it has one.
        boolean login = command.equals("BP05") && message.body().chars().allMatch(Character::isDigit);
        if (command.equals("BP00") || (!understood && login)) {
            return Decodings.nothing(ids, reply);
        }
        return understood
                ? Decodings.of(report, frame, ids, reply)
                : Decodings.refused(ids, new Refusal("command", "command", command, "a known command and its fields"));
    }

    /** Only devices without commas wait for an answer, to a handshake and a login. */
    private static @Nullable Reply answer(Message message) {
        String answer = switch (message.command()) {
            case "BP00" -> "AP01HSO";
            case "BP05" -> "AP05";
            default -> "";
        };
        return answer.isEmpty() || message.hasCommas()
                ? null
                : Reply.atOnce(("(" + message.id() + answer + ")").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean vin(Message message, Report report) {
        String vin = message.body();
        report.attribute("vin", vin);
        return vin.length() == VIN_LENGTH;
    }
}
