package org.tallyman.sense;

/**
 * One connected presence of a tag at one door, on whichever side.
 *
 * @param gapMs how long it may go unseen before this presence is over
 */
record DoorStay(long door, long sinceMs, long lastMs, long gapMs) {

    boolean over(long nowMs) {
        return nowMs - lastMs > gapMs;
    }

    DoorStay with(Cell cell, long gap) {
        return new DoorStay(door, Math.min(sinceMs, cell.firstMs()), Math.max(lastMs, cell.lastMs()), gap);
    }
}
