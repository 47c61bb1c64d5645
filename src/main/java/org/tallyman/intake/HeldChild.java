package org.tallyman.intake;

/** A device that a gateway speaks for, while what it said is held. {@code name} is what the payload calls it. */
record HeldChild(long gateway, String name) {}
