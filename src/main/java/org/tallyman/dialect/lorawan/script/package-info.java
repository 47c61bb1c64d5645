/**
 * Payload codecs in JavaScript, as makers publish them, in a sandbox: QuickJS compiled to WebAssembly, which runs as Java
 * with a memory of its own and no door to anything else.
 *
 * <p>Owns the limits of such a codec. They are counted, not timed, and the clock is that of the message: so a payload
 * says the same on any machine at any time, and when it is read again. Decision 26.
 */
@NullMarked
package org.tallyman.dialect.lorawan.script;

import org.jspecify.annotations.NullMarked;
