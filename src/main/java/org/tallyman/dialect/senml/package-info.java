/**
 * Sensor Measurement Lists (RFC 8428) in JSON and CBOR: packs of records that inherit from records before them.
 *
 * <p>Owns the rules of packs and what their units mean. Streams (SenSML) and XML are not read.
 */
@NullMarked
package org.tallyman.dialect.senml;

import org.jspecify.annotations.NullMarked;
