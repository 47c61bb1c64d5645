/**
 * Suntech trackers: reports as text with semicolons, of the older series (SA200, ST2xx to ST6xx, ST910, ST4xx) and of the
 * newer ones, whose reports bring a mask of their fields, and the latter in binary.
 *
 * <p>Owns what Suntech's protocol documents lay down of them. Settings tell what a device was set up to send behind its
 * fixed fields: {@code includeAdc}, {@code includeRpm} and {@code includeTemp}, which no report says, and {@code hbm}, which is
 * recognised where it is not told.
 */
@NullMarked
package org.tallyman.dialect.suntech;

import org.jspecify.annotations.NullMarked;
