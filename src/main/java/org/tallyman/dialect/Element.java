package org.tallyman.dialect;

import org.jspecify.annotations.Nullable;

/**
 * One observation inside a message.
 *
 * @param child the device named inside the payload when the sender is a gateway that speaks for others; else null
 * @param identity {@link Identity} of this element within its device; {@link Identity#NONE} when the language has none,
 *     so that two equal elements are two facts
 */
public record Element(Observation observation, @Nullable String child, long identity) {}
