/**
 * EPCIS 2.0 in JSON (EPCIS 2.0, clause 10; EPCIS-JSON-Schema): events and documents, read and written.
 *
 * <p>Owns the member names and the limits of a JSON document. A member that the model has no field for is kept and
 * written again. Does not resolve JSON-LD contexts.
 */
@NullMarked
package org.tallyman.epcis.json;

import org.jspecify.annotations.NullMarked;
