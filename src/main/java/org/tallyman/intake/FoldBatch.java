package org.tallyman.intake;

import java.util.List;

/**
 * What one fold writes into state, in one transaction.
 *
 * @param facts new observations of known devices, in the order in which they were kept
 * @param messages all messages kept, repeats and keep-alives included
 */
public record FoldBatch(List<Fact> facts, List<KeptMessage> messages) {}
