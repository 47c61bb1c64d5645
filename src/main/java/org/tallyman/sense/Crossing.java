package org.tallyman.sense;

/** Something went through a door's two light beams. {@code atMs} is when it broke the second one. */
record Crossing(long door, long atMs, boolean inward) {}
