package org.tallyman.platform.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value over a fixed stretch of time: many readings to a pixel as the band between the lowest and the highest, with a
 * line through their means; limits as lines for as long as they held, what was outside them marked, and times without readings left open. In a
 * field of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param words what the chart says, for those who do not see it
 * @param zone in which its times are
 * @param band path of the area between lowest and highest; empty where there is one reading to a point
 * @param line path through the means
 * @param limits a line for each limit and the time in which it held
 * @param outside stretches outside the limits
 * @param gaps stretches without readings
 * @param rows the numbers, a few dozen at most
 */
public record TimeChart(
        String title,
        String words,
        String zone,
        List<Chart.Tick> xTicks,
        List<Chart.Tick> yTicks,
        String band,
        String line,
        List<Line> limits,
        List<Stretch> outside,
        List<Stretch> gaps,
        List<Row> rows) {

    public static final int WIDTH = 900;
    public static final int HEIGHT = 240;

    static final int LEFT = 64;
    static final int RIGHT = 6;
    static final int TOP = 8;
    static final int BOTTOM = HEIGHT - 30;
    /**
     * Readings close together.
     *
     * @param first time of the first one
     * @param last time of the last one
     */
    public record Span(Instant first, Instant last, double low, double high, double mean, long readings) {}

    /**
     * How to draw.
     *
     * @param limits in the order of time, the first from the begin of the chart or before; none for no limits
     * @param gap a longer time without a reading is a gap
     */
    public record Options(String title, Instant from, Instant to, ZoneId zone, List<Limits> limits, Duration gap) {

        boolean isLimited() {
            return limits.stream().anyMatch(each -> each.low() != null || each.high() != null);
        }

        boolean isOutside(Span span) {
            return at(span).isBelow(span) || at(span).isAbove(span);
        }

        /** Those that held when it began. */
        Limits at(Span span) {
            return limits.reversed().stream()
                    .filter(each -> !each.from().isAfter(span.first()))
                    .findFirst()
                    .orElse(Limits.NONE);
        }
    }

    /**
     * From when on values had to stay within what.
     *
     * @param low least value that is right; null for any
     * @param high greatest one
     */
    public record Limits(
            Instant from, @Nullable Double low, @Nullable Double high) {

        private static final Limits NONE = new Limits(Instant.MIN, null, null);

        boolean isBelow(Span span) {
            return low != null && span.low() < low;
        }

        boolean isAbove(Span span) {
            return high != null && span.high() > high;
        }
    }

    /** A level line. */
    public record Line(String x, String width, String y, String label) {}

    /** Part of the time; {@code from}, {@code span} and {@code worst} are for people. */
    public record Stretch(String x, String width, String from, String span, String worst) {}

    /** Some of the numbers. */
    public record Row(String from, String low, String mean, String high, long readings, boolean outside) {}

    /** Spans in the order of time, all of them in the time of the chart. */
    public static TimeChart of(Options options, List<Span> spans) {
        return new TimeChartDrawing(options, spans).chart();
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int top() {
        return TOP;
    }

    public int bottom() {
        return BOTTOM;
    }

    public int plotWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    public int plotHeight() {
        return BOTTOM - TOP;
    }

    public int middleX() {
        return LEFT + plotWidth() / 2;
    }

    public int middleY() {
        return (TOP + BOTTOM) / 2;
    }
}
