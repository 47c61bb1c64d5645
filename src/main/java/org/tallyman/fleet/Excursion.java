package org.tallyman.fleet;

import java.time.Instant;
import org.tallyman.device.DeviceView;

/**
 * A device that measures something outside its limits now.
 *
 * @param page address of its chart
 * @param words what, and between what it should be
 */
public record Excursion(DeviceView device, String page, String words, Instant at) {}
