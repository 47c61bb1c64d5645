/**
 * Jointech's electronic seals and padlocks (JT600, JT701, JT705, JT709 and others): records in binary coded decimals
 * that begin with {@code $}, sentences in brackets, and sensors that a padlock hears by radio (WLNET).
 *
 * <p>Owns the words of these ("The Protocol of JT701 Product"). There is no checksum that all of them have.
 */
@NullMarked
package org.tallyman.dialect.jt600;

import org.jspecify.annotations.NullMarked;
