package org.tallyman.sense;

/** A stretch of time, both ends included. */
record Window(long fromMs, long toMs) {

    /** The shortest window that holds both. */
    Window span(Window other) {
        return new Window(Math.min(fromMs, other.fromMs), Math.max(toMs, other.toMs));
    }
}
