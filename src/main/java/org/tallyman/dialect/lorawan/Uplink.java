package org.tallyman.dialect.lorawan;

import java.util.List;
import java.util.Map;

/**
 * What an end device sent, as a network server passes it on.
 *
 * @param port frame port; 0 when there is none
 * @param payload decrypted unless {@code encrypted}
 * @param decoded what the server made of it; empty when it has no decoder
 * @param hints names of the model that the server gives, the surest first
 */
public record Uplink(
        int port,
        byte[] payload,
        Map<String, Object> decoded,
        List<Reception> receptions,
        boolean encrypted,
        String deviceProfile,
        List<String> hints) {}
