package org.tallyman.platform.svg;

import java.util.List;

/**
 * What {@code {#chart}} draws, in a field of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param title what is measured, with its unit
 * @param xTitle head of the first column of the table of numbers
 * @param words what the chart says, for those who do not see it
 */
public record Chart(
        String title,
        String xTitle,
        String words,
        List<Tick> xTicks,
        List<Tick> yTicks,
        List<Bar> bars,
        List<Row> rows) {

    static final int WIDTH = 480;
    static final int HEIGHT = 210;
    static final int LEFT = 44;
    static final int RIGHT = 8;
    static final int TOP = 28;
    static final int BOTTOM = HEIGHT - 26;

    public record Tick(String at, String label) {}

    /** One bar; {@code mark} is the name of a mark, or empty. */
    public record Bar(String x, String y, String width, String height, String mark, String words) {}

    public record Row(String x, String y) {}

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int labelX() {
        return LEFT - 8;
    }

    public int labelY() {
        return HEIGHT - 8;
    }

    public int bottom() {
        return BOTTOM;
    }

    public int middleX() {
        return WIDTH / 2;
    }

    public int middleY() {
        return (TOP + BOTTOM) / 2;
    }

    public int plotWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    static double x(double part) {
        return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    static double y(double part) {
        return BOTTOM - part * (BOTTOM - TOP);
    }
}
