/**
 * GT06, the language of Concox, Jimi and the many that copy them: frames of a type, a body, a serial number and a CRC between
 * 7878 or 7979 and a line end.
 *
 * <p>Owns the layouts of bodies by type and, where makers use one type for several, by length or model. After the makers'
 * protocol documents (GT06, GK310, JM-VL, JC400, X1, SL4X and others). Times are UTC unless the login names a zone.
 */
@NullMarked
package org.tallyman.dialect.gt06;

import org.jspecify.annotations.NullMarked;
