/**
 * The event store: what happened, as EPCIS 2.0 events, each once, with where in which message it was seen.
 *
 * <p>Owns events, their corrections and their search, and {@link org.tallyman.event.Projection}, by which upper floors
 * derive their tables. Identifiers are opaque texts here. Must not know intake, sensing, stock or anything above.
 */
@NullMarked
package org.tallyman.event;

import org.jspecify.annotations.NullMarked;
