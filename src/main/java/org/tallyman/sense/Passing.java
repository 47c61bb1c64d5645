package org.tallyman.sense;

/** A tag that may be on its way through a door, from the near side to the far one. */
record Passing(Run near, Run far, long nowMs) {}
