package org.tallyman.device;

/** What a device is for. */
public enum DeviceKind {
    READER,
    GATEWAY,
    TRACKER,
    SCANNER,
    SENSOR
}
