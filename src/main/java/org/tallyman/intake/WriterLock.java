package org.tallyman.intake;

/** The lock in the database that only the one writer of a journal holds. */
public final class WriterLock {

    /** Key of the advisory lock: "tally" in ASCII. */
    public static final long KEY = 0x74616c6c79L;

    private WriterLock() {}
}
