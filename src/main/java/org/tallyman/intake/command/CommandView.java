package org.tallyman.intake.command;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallyman.dialect.line.CommandKind;
import org.tallyman.platform.Mark;

/**
 * A command in words.
 *
 * @param params one after the other; empty for those who may not know
 * @param sent its bytes in hex, once they were sent; empty for those who may not know
 * @param at when it came to be in this state
 * @param answer what the device said, or why it failed; empty when nothing
 * @param message id of the message that brought the answer; 0 when there is none
 * @param waits whether it can be taken back
 */
record CommandView(
        long id,
        String title,
        String params,
        String sent,
        Mark mark,
        String word,
        Instant at,
        String by,
        String answer,
        long message,
        boolean waits) {

    /**
     * As it is now.
     *
     * @param whole whether to say what it was told exactly
     */
    static CommandView of(QueuedCommand command, Instant now, boolean whole) {
        boolean overdue = isOverdue(command, now);
        Long message = command.message();
        return new CommandView(
                command.id(),
                CommandKind.titleOf(command.type()),
                whole ? text(command.params()) : "",
                whole ? command.sent() : "",
                mark(command, overdue),
                word(command, overdue),
                at(command),
                command.madeBy(),
                command.answer(),
                message == null ? 0 : message,
                command.state() == CommandState.QUEUED);
    }

    private static boolean isOverdue(QueuedCommand command, Instant now) {
        Instant by = command.answerBy();
        return command.state() == CommandState.SENT && by != null && by.isBefore(now);
    }

    private static Mark mark(QueuedCommand command, boolean overdue) {
        return switch (command.state()) {
            case QUEUED -> Mark.INFO;
            case SENT -> overdue ? Mark.ATTENTION : command.answerBy() == null ? Mark.NORMAL : Mark.INFO;
            case ANSWERED -> Mark.NORMAL;
            case FAILED, EXPIRED -> Mark.ATTENTION;
            case CANCELLED -> Mark.UNKNOWN;
        };
    }

    private static String word(QueuedCommand command, boolean overdue) {
        return switch (command.state()) {
            case QUEUED -> "waits for the device";
            case SENT ->
                overdue ? "sent, not answered" : command.answerBy() == null ? "sent" : "sent, not answered yet";
            case ANSWERED -> "answered";
            case FAILED -> "failed";
            case EXPIRED -> "not sent in time";
            case CANCELLED -> "taken back";
        };
    }

    private static Instant at(QueuedCommand command) {
        Instant done = command.doneAt();
        Instant sent = command.sentAt();
        return done != null ? done : sent != null ? sent : command.madeAt();
    }

    private static String text(Map<String, String> params) {
        return params.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(param -> param.getKey() + " " + param.getValue())
                .collect(Collectors.joining(", "));
    }
}
