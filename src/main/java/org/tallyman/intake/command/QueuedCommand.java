package org.tallyman.intake.command;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.DeviceId;

/**
 * A command and what became of it.
 *
 * @param params may hold passwords of the device
 * @param sentAt null until it is
 * @param sent the bytes that were handed to the socket, in hex; empty until they are; may hold passwords of the device
 * @param answerBy until when the device may answer; null unless one is expected
 * @param doneAt when the device answered, or it failed, expired or was taken back
 * @param answer what the device said, or why it failed; empty when nothing
 * @param message the message in which the device answered; null when there is none, or it was not kept
 */
record QueuedCommand(
        long id,
        DeviceId device,
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
        @Nullable Long message) {}
