/**
 * CBOR (RFC 8949), as much of it as devices send: read whole into plain values, with limits.
 *
 * <p>Owns the encoding, no meaning.
 */
@NullMarked
package org.tallyman.dialect.cbor;

import org.jspecify.annotations.NullMarked;
