package org.tallyman.server;

/** A port that Tallyman needs belongs to another program; the message names the setting that moves it. */
final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortTakenException(String message) {
        super(message);
    }
}
