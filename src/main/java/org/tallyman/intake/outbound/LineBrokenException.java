package org.tallyman.intake.outbound;

/** A connection ended or never began; the message says why, in words for the device page. */
final class LineBrokenException extends Exception {

    private static final long serialVersionUID = 1L;

    LineBrokenException(String why) {
        super(why);
    }
}
