package org.tallyman.epcis;

import org.jspecify.annotations.Nullable;

/**
 * A business document that the event belongs to.
 *
 * @param type such as {@code po}; null when not said
 * @param id the document's URI
 */
public record BizTransaction(@Nullable String type, String id) {}
