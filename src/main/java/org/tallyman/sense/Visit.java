package org.tallyman.sense;

import java.util.UUID;

/** An opening as stored, with the event that tells of it. */
record Visit(Tag tag, Opening opening, UUID event) {}
