package org.tallyman.intake.outbound;

/** What is said on one line, from the call to its end. Made anew for each call. */
interface Conversation {

    /**
     * Calls and listens until the line breaks; returns never otherwise. Ends soon after its thread is interrupted or
     * {@link #hangUp} is called.
     */
    void run(Listener listener) throws LineBrokenException, InterruptedException;

    /** Closes the connection, from any thread. */
    void hangUp();

    /** Whom a conversation tells how it goes. */
    interface Listener {

        /** The device has answered as it should. */
        void connected();

        /** Something came, be it a keep-alive: the line is alive. */
        void heard();

        /** Waits for the journal and not for the device, so that silence means nothing; then reads on. */
        void waiting(boolean waiting);

        /** The journal cannot take what came, for longer than a moment; then it took it. */
        void paused(boolean paused);
    }
}
