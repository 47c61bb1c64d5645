/**
 * NMEA 0183 sentences over a line, as T55, Maxon, Cradlepoint, u-blox and other modems and trackers send them:
 * positions, and somewhere a sentence, a prefix or a line of its own that says who sends.
 *
 * <p>Owns the sentences and the ways in which makers put an identity among them.
 */
@NullMarked
package org.tallyman.dialect.nmea;

import org.jspecify.annotations.NullMarked;
