package org.tallyman.intake.outbound;

import java.io.IOException;

/** Bytes to and from a device. Read and written by one thread; shut from any. */
interface Wire extends AutoCloseable {

    /**
     * Waits a moment for bytes.
     *
     * @return how many; 0 when none came, -1 when none will come any more
     */
    int read(byte[] into) throws IOException;

    void write(byte[] bytes) throws IOException;

    /** Ends reading within a moment, from any thread. */
    void shut();

    /** By the thread that read it. */
    @Override
    void close();
}
