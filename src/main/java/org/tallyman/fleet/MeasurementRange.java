package org.tallyman.fleet;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How far back a chart of measurements goes. */
enum MeasurementRange {
    HOURS_6("6h", "6 hours", Duration.ofHours(6), 15),
    HOURS_24("24h", "24 hours", Duration.ofHours(24), 60),
    DAYS_7("7d", "7 days", Duration.ofDays(7), 300),
    DAYS_30("30d", "30 days", Duration.ofDays(30), 900);

    private final String code;
    private final String word;
    private final Duration span;
    private final int refreshS;

    MeasurementRange(String code, String word, Duration span, int refreshS) {
        this.code = code;
        this.word = word;
        this.span = span;
        this.refreshS = refreshS;
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

    /** After how many seconds a chart of it is worth drawing again: a few times for each of its points. */
    int refreshS() {
        return refreshS;
    }

    static Optional<MeasurementRange> of(String code) {
        return Arrays.stream(values()).filter(range -> range.code.equals(code)).findFirst();
    }
}
