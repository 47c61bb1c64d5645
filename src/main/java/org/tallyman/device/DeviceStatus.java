package org.tallyman.device;

/** Whether a device's messages are taken. */
enum DeviceStatus {
    ACTIVE,
    DISABLED
}
