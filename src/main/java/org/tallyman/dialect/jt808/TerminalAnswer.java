package org.tallyman.dialect.jt808;

import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.line.CommandAnswer;
import org.tallyman.dialect.tracker.ByteCursor;

/** What a terminal answers to messages of the platform: 8.2 and 8.24 of JT/T 808-2013, and texts of some makers. */
final class TerminalAnswer {

    private static final int GENERAL = 0x0001;
    private static final int POSITION = 0x0201;
    private static final int TEXT = 0x6006;

    /** Answers of the platform's own, which some terminals confirm in turn. */
    private static final int PLATFORM_ANSWER = 0x8001;

    private static final int REGISTERED = 0x8100;

    private TerminalAnswer() {}

    static Optional<CommandAnswer> read(Message message, Decoding decoded) {
        return switch (message.type()) {
            case GENERAL -> general(message.body());
            case POSITION -> Optional.of(new CommandAnswer(true, "position"));
            case TEXT -> CommandAnswer.result(decoded);
            default -> Optional.empty();
        };
    }

    /** Serial number and type of the message that is answered, and how it went. */
    private static Optional<CommandAnswer> general(ByteCursor body) {
        body.skip(2);
        int type = body.u16();
        int result = body.u8();
        if (body.isOver() || type == PLATFORM_ANSWER || type == REGISTERED) {
            return Optional.empty();
        }
        return Optional.of(
                switch (result) {
                    case 0 -> new CommandAnswer(true, "done");
                    case 1 -> new CommandAnswer(false, "failed");
                    case 2 -> new CommandAnswer(false, "message wrong");
                    case 3 -> new CommandAnswer(false, "not supported");
                    default -> new CommandAnswer(false, "result " + result);
                });
    }
}
