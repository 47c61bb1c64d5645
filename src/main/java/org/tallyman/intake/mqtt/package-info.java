/**
 * The MQTT gateway: devices publish; what is published to them is what their language answers, where they listen for it.
 *
 * <p>Owns the protocol (3.1, 3.1.1 and 5) from bytes to acknowledgements, on sockets and in frames of WebSocket, sessions and
 * flow control. Knows the journal
 * only through {@link org.tallyman.intake.Intake}; must not know what a payload means.
 */
@NullMarked
package org.tallyman.intake.mqtt;

import org.jspecify.annotations.NullMarked;
