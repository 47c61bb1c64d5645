package org.tallyman.dialect.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Profile;

/**
 * What Tallyman says of its own accord to one device on one line, as where a reader must be told what to read. Answers to what
 * the device says are the affair of its {@link org.tallyman.dialect.Session}. Says what to send and sends nothing itself;
 * for a new line a new one is begun. Not thread-safe.
 */
public interface Dialogue {

    /** How far it is. */
    enum State {
        /** The device has not agreed yet to all that it is to do, and the next word is its own. */
        BEGINNING,
        /** The device does what it is to do, and takes commands. */
        READY,
        /** Tallyman has taken its leave and waits for the device to do the same. */
        LEAVING,
        /** Nothing more is to come of this line; the last of the news says why. */
        OVER
    }

    /**
     * What comes of something that happened.
     *
     * @param frames to send, in this order
     * @param news sentences for people
     * @param answered whether the device answered what it was asked last
     */
    record Turn(List<byte[]> frames, List<String> news, State state, boolean answered) {
        public Turn {
            frames = List.copyOf(frames);
            news = List.copyOf(news);
        }
    }

    /** The line is up. */
    Turn begin();

    /** The device sent this frame. Never throws. */
    Turn heard(byte[] frame);

    /** What the device is to say next did not come for too long; asked only when it is {@code BEGINNING} or {@code LEAVING}. */
    Turn unanswered();

    /** The device is to do something else from now on. */
    Turn reconfigure(Profile profile);

    /** Takes leave. The device goes on with what it was told to do. */
    Turn leave();

    /** A command of this language as the device takes it on this line, where that depends on what was agreed. */
    default byte[] agreed(byte[] command) {
        return command;
    }

    /** After how long without a word a device that is {@code READY} is taken for gone; empty when it was not asked to show. */
    Optional<Duration> silenceMax();
}
