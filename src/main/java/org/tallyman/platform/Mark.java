package org.tallyman.platform;

/** How much a state wants of the person who looks: the five marks of the design language, mildest first. */
public enum Mark {
    /** As it should be: plain text. */
    NORMAL,
    /** Worth knowing; nothing is wrong. */
    INFO,
    /** Not known, or too old to trust. */
    UNKNOWN,
    /** Someone should look at it soon. */
    ATTENTION,
    /** Something is wrong now. */
    ALARM;

    /** The name in templates and class names, lower case. */
    @Override
    public String toString() {
        return switch (this) {
            case NORMAL -> "normal";
            case INFO -> "info";
            case UNKNOWN -> "unknown";
            case ATTENTION -> "attention";
            case ALARM -> "alarm";
        };
    }
}
