package org.tallyman.intake.outbound;

import java.time.Duration;
import java.util.Optional;
import org.tallyman.intake.line.LineTalk;
import org.tallyman.intake.line.LineWatch;

/** What is said on one line, from the call to its end. Made anew for each call. */
interface Conversation {

    /**
     * Calls and listens until the line breaks; returns never otherwise. Ends soon after its thread is interrupted or
     * {@link #hangUp} is called.
     */
    void run(Listener listener) throws LineBrokenException, InterruptedException;

    /** Closes the connection, from any thread. */
    void hangUp();

    /** After how long without a word the device is taken for gone; empty when the conversation sees to that itself. */
    Optional<Duration> silenceMax();

    /** What was heard on the line, from any thread. */
    default LineTalk told() {
        return LineTalk.NOTHING;
    }

    /** Whom a conversation tells how it goes. */
    interface Listener extends LineWatch {

        /** Waits for the journal and not for the device, so that silence means nothing; then reads on. */
        void waiting(boolean waiting);
    }
}
