/**
 * What device languages on lines of their own have in common: where a frame ends, and who speaks.
 *
 * <p>Owns nothing of any one language, and no socket: a link cuts, asks who it is, decodes, answers.
 */
@NullMarked
package org.tallyman.dialect.line;

import org.jspecify.annotations.NullMarked;
