package org.tallyman.server;

/** HTTPS was asked for and cannot be had; the message says why. */
final class TlsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
