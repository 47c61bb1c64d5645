package org.tallyman.dialect;

/** One device's side of a conversation; keeps what earlier frames said and later frames rely on. Not thread-safe. */
public interface Session {

    /** Never throws on any input: what cannot be understood is a {@link Rejection}. */
    Decoding receive(Frame frame);

    /** What the next frame's decoding will rely on, in a form that {@link Dialect#resume} takes; empty when nothing. */
    default String context() {
        return "";
    }

    /**
     * What the decoding of the last frame relied on of the context before it, in the same form: it is kept with the message,
     * so that it is decoded the same when it is read again alone.
     */
    default String reliedOn(String before) {
        return before;
    }

    /** A session that no frame changes, in a context that people have settled. */
    static Session within(String context, Session unchanging) {
        return new Session() {
            @Override
            public Decoding receive(Frame frame) {
                return unchanging.receive(frame);
            }

            @Override
            public String context() {
                return context;
            }
        };
    }
}
