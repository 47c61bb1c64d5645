/**
 * Cassia's Bluetooth gateways and its access controller: scan results as server-sent events, as JSON over MQTT, and what the
 * gateway says of itself.
 *
 * <p>Owns the members of those messages. What was heard is {@code dialect.ble}'s affair.
 */
@NullMarked
package org.tallyman.dialect.cassia;

import org.jspecify.annotations.NullMarked;
