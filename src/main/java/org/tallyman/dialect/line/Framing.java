package org.tallyman.dialect.line;

/** Cuts the bytes of one connection into frames; may learn from what it has cut. Not thread-safe. */
public interface Framing {

    /**
     * What begins at {@code from}. The link keeps what is left and asks again when more has come; it gives up a line
     * that has more than {@link LineDialect#frameMax} bytes and no frame.
     *
     * @param to where the bytes end, above {@code from}
     */
    Cut next(byte[] bytes, int from, int to);

    /** Whether senders put this between their frames and mean nothing by it. Other {@link Cut.Noise} is told to people. */
    default boolean isFiller(byte b) {
        return b == '\r' || b == '\n' || b == ' ' || b == '\t';
    }
}
