package org.tallyman.dialect.lorawan.codec;

import java.time.Instant;

/**
 * What an end device sent.
 *
 * @param port the frame port, 1 to 223; 0 when there was none
 * @param bytes decrypted, no more than 255, not copied
 * @param receivedAt when the network server had it
 */
public record Payload(int port, byte[] bytes, Instant receivedAt) {}
