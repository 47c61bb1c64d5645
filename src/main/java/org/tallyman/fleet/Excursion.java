package org.tallyman.fleet;

import java.time.Instant;
import java.util.Optional;
import org.tallyman.device.DeviceView;

/**
 * Something that is measured outside its limits now, or has limits and is measured no more.
 *
 * @param asset on which it is measured, where that has the limits
 * @param page address of its chart
 * @param word what is wrong in a word or two
 * @param words what it is, and between what it should be
 * @param stopped whether it is measured no more; the last that was told was within the limits
 */
public record Excursion(
        DeviceView device,
        Optional<AssetView> asset,
        String page,
        String word,
        String words,
        Instant at,
        boolean stopped) {}
