package org.tallyman.dialect;

/** One device's side of a conversation; keeps what earlier frames said and later frames rely on. Not thread-safe. */
public interface Session {

    /** Never throws on any input: what cannot be understood is a {@link Rejection}. */
    Decoding receive(Frame frame);

    /** What the next frame's decoding will rely on, in a form that {@link Dialect#resume} takes; empty when nothing. */
    default String context() {
        return "";
    }
}
