package org.tallyman.dialect;

import java.util.Locale;

/** What a device is for. */
public enum DeviceKind {
    READER,
    GATEWAY,
    TRACKER,
    SCANNER,
    SENSOR;

    /** For people. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
