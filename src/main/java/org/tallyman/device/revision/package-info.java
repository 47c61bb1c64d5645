/**
 * What people write for the reading of messages, kept with all its versions: a message names the revision that was the
 * last when it came, and is read by that ever after.
 *
 * <p>Owns how revisions are numbered and found. What is written is the affair of {@code codec} and {@code mapping}.
 */
@NullMarked
package org.tallyman.device.revision;

import org.jspecify.annotations.NullMarked;
