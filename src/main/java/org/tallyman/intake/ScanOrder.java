package org.tallyman.intake;

import org.jspecify.annotations.Nullable;

/**
 * One scan as a handheld sends it.
 *
 * @param id UUID that the client made for this scan; sent again with it, a scan is answered as the first time
 * @param code the characters as the scanner gave them, symbology identifier included if it sends one; at most 4,096
 * @param at when it was scanned, ISO 8601 with an offset
 * @param readPoint code of the read point at which it was scanned; may be missing
 * @param symbology the symbology's name, where the scanner tells it apart; may be missing
 */
public record ScanOrder(
        @Nullable String id,
        @Nullable String code,
        @Nullable String at,
        @Nullable String readPoint,
        @Nullable String symbology) {}
