package org.tallyman.dialect.lorawan.codec;

import java.time.Instant;
import java.util.Map;

/**
 * What an end device sent.
 *
 * @param port the frame port, 1 to 223; 0 when there was none
 * @param bytes decrypted, no more than 255, not copied
 * @param receivedAt when the network server had it
 * @param variables of the device, as people set them
 */
public record Payload(int port, byte[] bytes, Instant receivedAt, Map<String, String> variables) {

    /** Of a device without variables. */
    public Payload(int port, byte[] bytes, Instant receivedAt) {
        this(port, bytes, receivedAt, Map.of());
    }
}
