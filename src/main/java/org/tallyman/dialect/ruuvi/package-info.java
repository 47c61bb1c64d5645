/**
 * Ruuvi Gateway over MQTT, a message for each tag that is heard, and over HTTP, with all tags of the last seconds
 * (docs.ruuvi.com, gateway data formats).
 *
 * <p>Owns how the gateway packs what it hears. What was heard is {@code dialect.ble}'s affair.
 */
@NullMarked
package org.tallyman.dialect.ruuvi;

import org.jspecify.annotations.NullMarked;
