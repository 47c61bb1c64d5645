/**
 * H02, spoken by trackers of many makers for cars and goods (SinoTrack and others): sentences {@code *HQ,id,V1,…#}
 * and, on the same line, reports in binary coded decimals that begin with {@code $}.
 *
 * <p>Owns the words of both. There is no checksum.
 */
@NullMarked
package org.tallyman.dialect.h02;

import org.jspecify.annotations.NullMarked;
