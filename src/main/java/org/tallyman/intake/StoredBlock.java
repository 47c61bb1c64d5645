package org.tallyman.intake;

import java.util.List;

/** What one commit kept; {@code previous} is the id of the block kept before it, 0 for the first. */
public record StoredBlock(long id, long previous, List<StoredMessage> messages) {}
