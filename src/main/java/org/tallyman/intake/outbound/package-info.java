/**
 * Links that Tallyman opens itself, because the device serves and does not send: supervised, called again after a break,
 * read only as fast as the journal takes.
 *
 * <p>Owns whom to call, how a line is kept up and what its state is. A language that is called brings a {@link
 * org.tallyman.intake.outbound.Conversation}; the supervision is the same for all. Must not know what messages mean.
 */
@NullMarked
package org.tallyman.intake.outbound;

import org.jspecify.annotations.NullMarked;
