package org.tallyman.access;

import java.time.Duration;

/** Too many wrong credentials came from here; says how long to wait. */
final class TooManyAttemptsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    TooManyAttemptsException(Duration wait) {
        super("too many failed attempts");
        this.wait = wait;
    }

    Duration duration() {
        return wait;
    }
}
