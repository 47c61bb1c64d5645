package org.tallyman.stock;

import org.tallyman.platform.Mark;

/**
 * How far to trust that a thing is where its last event says.
 *
 * @param staleS seconds after which its last read is too old
 */
record Sureness(Mark mark, String word, int staleS) {}
