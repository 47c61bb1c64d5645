package org.tallyman.server;

/** A port that Tallyman needs belongs to another program or is none; the message names its setting. */
final class PortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortException(String message) {
        super(message);
    }
}
