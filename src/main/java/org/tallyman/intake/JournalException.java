package org.tallyman.intake;

import java.util.Locale;

/** A message was not kept, so it must not be acknowledged. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, which decides what the device is told. */
    public enum Reason {
        /** The queue is full: slow down and send again. */
        BUSY,
        /** The database did not take it in time: send again later. */
        UNAVAILABLE,
        /** Tallyman is stopping. */
        CLOSED;

        /** The name in metrics and problem documents, such as {@code unavailable}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public JournalException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether a message was not kept because there was no room for it just then. */
    public static boolean isBusy(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof JournalException refused && refused.reason == Reason.BUSY;
    }
}
