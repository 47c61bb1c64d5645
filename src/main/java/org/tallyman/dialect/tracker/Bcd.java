package org.tallyman.dialect.tracker;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Numbers of which each half byte is a decimal digit. */
public final class Bcd {

    private static final int BITS = 4;
    private static final int DIGIT = 0xF;
    private static final int TIME_BYTES = 6;

    private Bcd() {}

    /**
     * A report's time of six bytes from year to second, two digits each.
     *
     * @param zoneSeconds how far the clock is ahead of UTC
     */
    public static void time(ByteCursor cursor, Report report, int zoneSeconds) {
        long said = cursor.unsigned(TIME_BYTES);
        Instant local = time(said);
        report.time(
                local == null ? null : local.minusSeconds(zoneSeconds),
                () -> HexFormat.of().toHexDigits(said, 2 * TIME_BYTES));
    }

    /** As {@link #time(long)}, of a day before month and year. */
    public static @Nullable Instant dayFirst(long packed) {
        return time((packed & 0x00FF_00FF_FFFFL) | (packed >> 40 & 0xFF) << 24 | (packed >> 24 & 0xFF) << 40);
    }

    /** The same as a number; null where it is no time. */
    public static @Nullable Instant time(long packed) {
        long digits = number(packed, 2 * TIME_BYTES);
        return digits < 0
                ? null
                : Times.utc(
                        2_000 + (int) (digits / 10_000_000_000L),
                        (int) (digits / 100_000_000 % 100),
                        (int) (digits / 1_000_000 % 100),
                        (int) (digits / 10_000 % 100),
                        (int) (digits / 100 % 100),
                        (int) (digits % 100));
    }

    /**
     * The number that half bytes spell, the lowest as the last digit.
     *
     * @param digits how many, at most 15
     * @return -1 where one of them is no digit
     */
    public static long number(long packed, int digits) {
        long number = 0;
        for (int shift = (digits - 1) * BITS; shift >= 0; shift -= BITS) {
            int digit = (int) (packed >> shift) & DIGIT;
            if (digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
