package org.tallyman.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/scans}: 1 to 500 scans in the order in which they were made. */
public record ScanBatch(@Schema(required = true) @Nullable List<ScanOrder> scans) {}
