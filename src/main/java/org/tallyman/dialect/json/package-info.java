/**
 * What the JSON languages share: one streaming pass over a message, typed and limited members, and the way on after a
 * broken element.
 *
 * <p>Owns the limits of JSON messages. Knows no language: what a member means is the languages' affair.
 */
@NullMarked
package org.tallyman.dialect.json;

import org.jspecify.annotations.NullMarked;
