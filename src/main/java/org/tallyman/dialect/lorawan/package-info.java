/**
 * What the languages of LoRaWAN network servers share: an event about an end device on the way to observations, and
 * what the names in decoded objects mean.
 *
 * <p>Owns the identity by which an uplink that came over several gateways or was sent again counts once, the choice
 * of a {@link org.tallyman.dialect.lorawan.codec.PayloadCodec} where the server decodes nothing, and the vocabulary
 * that turns names and units into quantities, contacts and positions. The servers' own words are in {@code
 * chirpstack} and {@code tts}.
 */
@NullMarked
package org.tallyman.dialect.lorawan;

import org.jspecify.annotations.NullMarked;
