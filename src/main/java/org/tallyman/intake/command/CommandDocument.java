package org.tallyman.intake.command;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Problem;

/**
 * A command in JSON.
 *
 * @param sentAt when it was handed to the socket
 * @param sent exactly those bytes, in hex; empty until then
 * @param answerBy until when an answer is waited for; null unless the device is expected to give one
 * @param doneAt when the device answered, or it failed, expired or was taken back
 * @param answer what the device said, or why it failed; empty when nothing
 * @param message id of the message that brought the answer
 */
@Schema(name = "DeviceCommand")
record CommandDocument(
        long id,
        String type,
        Map<String, String> params,
        CommandState state,
        Instant madeAt,
        String madeBy,
        Instant expiresAt,
        @Nullable Instant sentAt,
        String sent,
        @Nullable Instant answerBy,
        @Nullable Instant doneAt,
        String answer,
        @Nullable Long message) {

    static CommandDocument of(QueuedCommand command) {
        return new CommandDocument(
                command.id(),
                command.type(),
                command.params(),
                command.state(),
                command.madeAt(),
                command.madeBy(),
                command.expiresAt(),
                command.sentAt(),
                command.sent(),
                command.answerBy(),
                command.doneAt(),
                command.answer(),
                command.message());
    }

    /** What a client says: params are texts, numbers as decimal digits, yes and no as true and false. */
    @Schema(name = "DeviceCommandBody")
    record Body(
            @Schema(required = true) @Nullable String type,
            @Nullable Map<String, @Nullable String> params,
            @Nullable Instant expiresAt) {

        /**
         * The parameters.
         *
         * @throws org.tallyman.platform.ProblemException 400 for one that is null
         */
        Map<String, String> given() {
            Map<String, @Nullable String> all = params == null ? Map.of() : params;
            all.forEach((name, value) -> {
                if (value == null) {
                    throw Problem.invalid("params", name, "has a text for each parameter")
                            .exception();
                }
            });
            return Map.copyOf(all);
        }
    }
}
