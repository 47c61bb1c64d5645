/**
 * GS1 identifiers and our own typed ids: EPC binary, tag URI, pure identity URI, Digital Link, element strings, scans.
 *
 * <p>Owns the tables and rules of the EPC Tag Data Standard 2.x and the GS1 General Specifications. Pure: knows no
 * framework, clock, database or log; anyone can test it with a string or a byte array.
 */
@NullMarked
package org.tallyman.ident;

import org.jspecify.annotations.NullMarked;
