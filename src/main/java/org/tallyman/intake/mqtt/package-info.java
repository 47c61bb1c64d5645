/**
 * The MQTT gateway: devices publish, nothing is ever published to them.
 *
 * <p>Owns the protocol (3.1, 3.1.1 and 5) from bytes to acknowledgements, sessions and flow control. Knows the journal
 * only through {@link org.tallyman.intake.Intake}; must not know what a payload means.
 */
@NullMarked
package org.tallyman.intake.mqtt;

import org.jspecify.annotations.NullMarked;
