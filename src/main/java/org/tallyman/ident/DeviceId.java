package org.tallyman.ident;

/** One registered device: reader, gateway, tracker or scanner. */
public record DeviceId(long value) {

    public DeviceId {
        if (value <= 0) {
            throw new IllegalArgumentException("DeviceId must be positive, was " + value);
        }
    }
}
