/**
 * Minew's Bluetooth gateways (G1, MG series) over MQTT or HTTP: JSON-LONG, JSON-RAW, and the binary formats BB00, BB01 and
 * BB02.
 *
 * <p>Owns how these gateways pack what they hear. What was heard is {@code dialect.ble}'s affair.
 */
@NullMarked
package org.tallyman.dialect.minew;

import org.jspecify.annotations.NullMarked;
