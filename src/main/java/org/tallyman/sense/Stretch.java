package org.tallyman.sense;

import java.util.Collection;

/**
 * A stretch of one tag's past that is folded at once: its cells in time order, and the crossings from {@code fromMs} up
 * to, but not at, {@code toMs}.
 */
record Stretch(Collection<Cell> cells, long fromMs, long toMs) {

    /** Before every time, and far enough from the limits of a long to reckon with. */
    static final long BEGINNING = Long.MIN_VALUE / 2;

    /** After every time. */
    static final long END = Long.MAX_VALUE / 2;

    /** All that there is. */
    static Stretch whole(Collection<Cell> cells) {
        return new Stretch(cells, BEGINNING, END);
    }
}
