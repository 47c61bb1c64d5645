package org.tallyman.platform.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value over a fixed stretch of time: many readings to a pixel as the band between the lowest and the highest, with a
 * line through their means; limits as lines, what was outside them marked, and times without readings left open. In a
 * field of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param words what the chart says, for those who do not see it
 * @param zone in which its times are
 * @param band path of the area between lowest and highest; empty where there is one reading to a point
 * @param line path through the means
 * @param limits height of each limit line
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
        List<Chart.Tick> limits,
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
     * @param low least value that is right; null for any
     * @param high greatest one
     * @param gap a longer time without a reading is a gap
     */
    public record Options(
            String title,
            Instant from,
            Instant to,
            ZoneId zone,
            @Nullable Double low,
            @Nullable Double high,
            Duration gap) {

        boolean isOutside(Span span) {
            return (low != null && span.low() < low) || (high != null && span.high() > high);
        }
    }

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
