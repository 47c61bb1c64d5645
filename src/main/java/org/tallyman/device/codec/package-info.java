/**
 * Payload codecs that people give: kept with all their versions, tried before they are saved, and found by the model that
 * a LoRaWAN server names.
 *
 * <p>Owns which codec was in force when. How a script runs is {@code dialect.lorawan.script}.
 */
@NullMarked
package org.tallyman.device.codec;

import org.jspecify.annotations.NullMarked;
