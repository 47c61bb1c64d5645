package org.tallyman.device.revision;

/** What a message is read by is not at hand, because the database is away: it must be read later, and is no worse for that. */
public final class UnreadableRevisionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public UnreadableRevisionException(String message, Throwable cause) {
        super(message, cause);
    }
}
