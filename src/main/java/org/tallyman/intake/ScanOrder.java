package org.tallyman.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One scan as a handheld sends it. */
public record ScanOrder(
        @Schema(
                description =
                        "UUID that the client made for this scan; sent again with it, a scan is answered as the first time",
                required = true)
        @Nullable
        String id,

        @Schema(
                description =
                        "the characters as the scanner gave them, symbology identifier included if it sends one; at most 4,096",
                required = true)
        @Nullable
        String code,

        @Schema(description = "when it was scanned, ISO 8601 with an offset", required = true) @Nullable
        String at,

        @Schema(description = "code of the read point at which it was scanned; may be missing") @Nullable
        String readPoint,

        @Schema(description = "the symbology's name, where the scanner tells it apart; may be missing") @Nullable
        String symbology) {}
