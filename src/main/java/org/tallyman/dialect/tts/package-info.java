/**
 * The Things Stack, version 3: what its webhooks and its MQTT server send ("Data Formats",
 * thethingsindustries.com/docs), and the uplinks of version 2, which old bridges still send.
 *
 * <p>Owns the server's words; what an uplink means is {@code lorawan}'s affair. The sender is the server, the end
 * devices are its children, by their DevEUI or, where they have none, by the name that the server gives them.
 */
@NullMarked
package org.tallyman.dialect.tts;

import org.jspecify.annotations.NullMarked;
