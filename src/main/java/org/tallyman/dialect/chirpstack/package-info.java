/**
 * ChirpStack, version 4: the events of its HTTP and MQTT integrations in JSON ({@code
 * api/proto/integration/integration.proto}).
 *
 * <p>Owns the server's words; what an uplink means is {@code lorawan}'s affair. The sender is the server, the end
 * devices are its children, by their DevEUI as the server writes it.
 */
@NullMarked
package org.tallyman.dialect.chirpstack;

import org.jspecify.annotations.NullMarked;
