package org.tallyman.intake.command;

/** Where a command is on its way. */
public enum CommandState {
    /** It waits until the device is there. */
    QUEUED,
    /** It was handed to the socket, or Tallyman died on the point of doing so. Never sent again. */
    SENT,
    /** The device answered. */
    ANSWERED,
    /** It could not be written or sent, or the device says that it did not do it. */
    FAILED,
    /** The device was not there in time. */
    EXPIRED,
    /** Somebody took it back before it was sent. */
    CANCELLED
}
