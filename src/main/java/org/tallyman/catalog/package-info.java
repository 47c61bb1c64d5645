/**
 * Products by GTIN and their lots.
 *
 * <p>Owns what can be counted. Must not know where anything is, who saw it, or how much there is.
 */
@NullMarked
package org.tallyman.catalog;

import org.jspecify.annotations.NullMarked;
