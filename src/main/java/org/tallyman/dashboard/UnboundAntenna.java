package org.tallyman.dashboard;

import java.time.Instant;
import org.tallyman.device.DeviceView;

/** An antenna that reads tags and serves no read point. */
record UnboundAntenna(DeviceView device, int antenna, long reads, Instant last) {}
