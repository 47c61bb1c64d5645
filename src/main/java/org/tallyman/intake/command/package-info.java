/**
 * Commands to devices: queued by people and programs, sent when the device is there, with what it answered.
 *
 * <p>Owns the queue and the rule that nothing is sent twice. Which commands there are and how they are written is the affair
 * of a {@link org.tallyman.dialect.line.LineDialect}; sockets are known only as a {@link org.tallyman.intake.command.Way}.
 */
@NullMarked
package org.tallyman.intake.command;

import org.jspecify.annotations.NullMarked;
