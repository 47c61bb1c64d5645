package org.tallyman.access;

/** Who calls, once proven: the attribute {@link #ATTRIBUTE} of the security identity. */
record Caller(long userId, String name, Proof proof, Rights rights, boolean mustChange) {

    static final String ATTRIBUTE = "tallyman.caller";

    /** How a caller proved who it is. */
    enum Proof {
        SESSION,
        TOKEN,
        PASSWORD
    }
}
