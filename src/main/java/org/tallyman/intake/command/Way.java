package org.tallyman.intake.command;

import java.time.Duration;
import java.util.function.Consumer;

/** A line, or the address of a datagram, on which a device can be told something now. */
public interface Way {

    /** What became of bytes that were to be sent. */
    enum Fate {
        /** The socket has them. */
        WRITTEN,
        /** The line was closed before: not one of them left. */
        NOT_TAKEN,
        /** The line broke meanwhile: they may have arrived. */
        BROKEN
    }

    /** Sends bytes, from any thread; their fate is told later, on any thread. Never blocks. */
    void send(byte[] bytes, Consumer<Fate> then);

    /** The device answered what was sent last, so long after it left. From any thread. */
    default void answered(Duration took) {}
}
