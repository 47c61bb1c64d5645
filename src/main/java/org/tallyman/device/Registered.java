package org.tallyman.device;

import org.tallyman.ident.DeviceId;

/**
 * A new device.
 *
 * @param token its only copy: what is kept is a hash
 */
public record Registered(DeviceId id, String code, String token) {

    /** Tokens never reach a log by accident. */
    @Override
    public String toString() {
        return "Registered[" + code + "]";
    }
}
