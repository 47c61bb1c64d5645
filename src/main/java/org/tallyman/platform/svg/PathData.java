package org.tallyman.platform.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Collects points into SVG path data; after a gap the line starts anew. */
final class PathData {

    private final StringBuilder data = new StringBuilder();
    private boolean drawing;
    private int pointsInRun;

    void to(double x, double y) {
        data.append(drawing ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
        drawing = true;
        pointsInRun++;
    }

    /** A point alone between two gaps becomes a dot: a line of no length with round ends. */
    void gap() {
        if (pointsInRun == 1) {
            data.append("h0");
        }
        drawing = false;
        pointsInRun = 0;
    }

    String data() {
        gap();
        return data.toString();
    }

    /** One decimal at most: a tenth of a unit is finer than a pixel. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
