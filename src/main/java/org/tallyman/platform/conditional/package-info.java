/**
 * Conditional requests (RFC 9110, section 13): {@code ETag} and {@code If-None-Match} spare sending what the caller has,
 * {@code If-Match} keeps two people from overwriting each other.
 *
 * <p>Owns tags and their comparison. Must not know what is tagged.
 */
@NullMarked
package org.tallyman.platform.conditional;

import org.jspecify.annotations.NullMarked;
