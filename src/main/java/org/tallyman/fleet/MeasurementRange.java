package org.tallyman.fleet;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How far back a chart of measurements goes. */
enum MeasurementRange {
    HOURS_6("6h", "6 hours", Duration.ofHours(6)),
    HOURS_24("24h", "24 hours", Duration.ofHours(24)),
    DAYS_7("7d", "7 days", Duration.ofDays(7)),
    DAYS_30("30d", "30 days", Duration.ofDays(30));

    private final String code;
    private final String word;
    private final Duration span;

    MeasurementRange(String code, String word, Duration span) {
        this.code = code;
        this.word = word;
        this.span = span;
    }

    /** As addresses call it. */
    String code() {
        return code;
    }

    String word() {
        return word;
    }

    Duration span() {
        return span;
    }

    static Optional<MeasurementRange> of(String code) {
        return Arrays.stream(values()).filter(range -> range.code.equals(code)).findFirst();
    }
}
