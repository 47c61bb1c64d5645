/**
 * The EPCIS 2.0 event model (GS1 EPCIS 2.0, clause 7) and its codecs.
 *
 * <p>Owns the five event types, what they are made of, and the Core Business Vocabulary's spellings. Pure: no framework,
 * no clock, no database, no logging. Must not know what an identifier means; it carries URIs as they were written.
 */
@NullMarked
package org.tallyman.epcis;

import org.jspecify.annotations.NullMarked;
