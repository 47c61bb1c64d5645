/**
 * Device languages: one pure folder per language, from the bytes of a message to {@link
 * org.tallyman.dialect.Observation}s, and back where the device wants an answer.
 *
 * <p>Owns what a device's words mean, in neutral units. Knows no framework, clock, database, log, device registry or
 * place: a frame and the session it came in are all that decoding may depend on, so that a replay decodes the same.
 */
@NullMarked
package org.tallyman.dialect;

import org.jspecify.annotations.NullMarked;
