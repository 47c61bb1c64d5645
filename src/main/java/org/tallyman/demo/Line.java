package org.tallyman.demo;

import java.io.IOException;

/** How a device's messages get to Tallyman. */
interface Line extends AutoCloseable {

    /** Comes back when the message was acknowledged; throws when the device has to send it again. */
    void send(String message) throws IOException;

    @Override
    default void close() {}
}
