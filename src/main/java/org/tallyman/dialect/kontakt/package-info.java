/**
 * Kontakt.io: telemetry and presence as its cloud streams and its API hand them on, and what its gateways heard, raw
 * (developer.kontakt.io, data streams and location services).
 *
 * <p>Owns the members of those messages. What a raw payload says is {@code dialect.ble}'s affair.
 */
@NullMarked
package org.tallyman.dialect.kontakt;

import org.jspecify.annotations.NullMarked;
