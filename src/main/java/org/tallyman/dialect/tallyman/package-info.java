/**
 * The neutral JSON, for any device or program that has no language of its own; see {@code
 * docs/dialects/tallyman.md} and {@code docs/schema/tallyman-observations.schema.json}.
 *
 * <p>Owns that schema, as decoder and as encoder. Knows no other language.
 */
@NullMarked
package org.tallyman.dialect.tallyman;

import org.jspecify.annotations.NullMarked;
