/**
 * Lines: devices that call over TCP or send datagrams, each in its own protocol on the port that fleets have set up for it.
 *
 * <p>Owns sockets, who speaks on them, and when an answer leaves. What a frame is and what it says is the affair of a
 * {@link org.tallyman.dialect.line.LineDialect}; the journal is known only through {@link org.tallyman.intake.Intake}.
 */
@NullMarked
package org.tallyman.intake.line;

import org.jspecify.annotations.NullMarked;
