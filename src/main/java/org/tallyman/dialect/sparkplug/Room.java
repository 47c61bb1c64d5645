package org.tallyman.dialect.sparkplug;

/** How many members of data sets and templates one message may still have. */
final class Room {

    /** Of one message; those beyond are told by their length alone, as those that are broken. */
    private static final int MEMBERS_MAX = 10_000;

    private int left = MEMBERS_MAX;

    /** Whether there was room for so many more. */
    boolean take(int members) {
        if (members > left) {
            return false;
        }
        left -= members;
        return true;
    }

    int left() {
        return left;
    }

    /** As it was before what turned out to be broken. */
    void back(int before) {
        left = before;
    }
}
