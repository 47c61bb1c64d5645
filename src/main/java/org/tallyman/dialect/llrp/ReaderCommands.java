package org.tallyman.dialect.llrp;

import static org.tallyman.dialect.llrp.PartBuilder.part;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.line.Command;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.dialect.line.CommandKind.Param;
import org.tallyman.ident.Parsed;

/**
 * What a reader can be told beside what it reads: the state of an output, such as a lamp at a door (LLRP 1.0.1, 13.1.2,
 * GPOWriteData). Its message identifiers lie above all that {@link LlrpConversation} counts to.
 */
final class ReaderCommands {

    private static final int OUTPUT_MAX = 0xFFFF;
    private static final int RESPONSE = 13;
    private static final int ERROR_MESSAGE = 100;
    private static final long FIRST_ID = 0x4000_0000L;
    private static final long ID_MASK = FIRST_ID - 1;

    static final List<CommandKind> KINDS = List.of(CommandKind.answered(
            "outputControl",
            Param.number("index", "Output", 1, OUTPUT_MAX),
            Param.number("data", "State, 1 for on", 0, 1)));

    private ReaderCommands() {}

    static Parsed<byte[]> write(Command command) {
        if (!command.type().equals("outputControl")) {
            return Parsed.refused("unsupported", "type", command.type(), "no command of LLRP's that is known here");
        }
        String index = command.param("index").orElse("");
        if (!index.matches("[0-9]{1,5}") || Integer.parseInt(index) < 1 || Integer.parseInt(index) > OUTPUT_MAX) {
            return Parsed.refused("range", "index", index, "the number of an output, from 1 to " + OUTPUT_MAX);
        }
        boolean on = command.param("data").filter("1"::equals).isPresent();
        PartBuilder output =
                part("GPOWriteData").set("GPOPortNumber", Long.parseLong(index)).set("GPOData", on);
        return LlrpCodec.encode(part("SET_READER_CONFIG")
                .add(output)
                .message(1, FIRST_ID | (command.at().toEpochMilli() & ID_MASK)));
    }

    static Optional<CommandAnswer> answer(byte[] frame) {
        int type = LlrpCodec.type(frame);
        if (type != RESPONSE && type != ERROR_MESSAGE) {
            return Optional.empty();
        }
        return switch (LlrpCodec.decode(frame)) {
            case Parsed.Ok<LlrpMessage>(LlrpMessage message)
            when message.id() >= FIRST_ID -> {
                Optional<String> refusal = StatusText.refusal(message);
                yield Optional.of(new CommandAnswer(refusal.isEmpty() && type == RESPONSE, refusal.orElse("")));
            }
            case Parsed.Ok<LlrpMessage> _, Parsed.Refused<LlrpMessage> _ -> Optional.empty();
        };
    }
}
