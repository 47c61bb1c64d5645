/**
 * JSON of any shape, read by a mapping that people write: which places of a message are which members of which
 * observations.
 *
 * <p>Owns the mapping's own form, its paths (a part of RFC 9535) and conversions. What a mapping finds is put into the
 * neutral JSON and read by {@code dialect.tallyman}, so the same rules hold for it. Decision 27.
 */
@NullMarked
package org.tallyman.dialect.mapping;

import org.jspecify.annotations.NullMarked;
