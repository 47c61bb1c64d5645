/**
 * TK103 and its many kin (KX402, ES608 and others): messages in brackets, {@code (027…BR00…)}, with fields of
 * fixed widths or between commas.
 *
 * <p>Owns the words of these ("GPS Tracker Communication Protocol", TK103, version 1.5). There is no checksum.
 */
@NullMarked
package org.tallyman.dialect.tk103;

import org.jspecify.annotations.NullMarked;
