/**
 * JT/T 808-2011, 2013 and 2019, the language of Chinese terminals, with what their makers add to a position.
 *
 * <p>Owns header, framing and the members of a position by number and length. Clocks are eight hours ahead of UTC, as the
 * standard has it, unless the profile says otherwise.
 */
@NullMarked
package org.tallyman.dialect.jt808;

import org.jspecify.annotations.NullMarked;
