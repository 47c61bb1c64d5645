/**
 * What languages of position trackers have in common: the record that becomes a fix, measurements, signals and a status, and the
 * bytes and checksums of their frames.
 *
 * <p>Owns the names and units of what trackers report ({@link org.tallyman.dialect.tracker.Report}). Knows no one language.
 */
@NullMarked
package org.tallyman.dialect.tracker;

import org.jspecify.annotations.NullMarked;
