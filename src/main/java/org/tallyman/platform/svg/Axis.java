package org.tallyman.platform.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tallyman.platform.Numbers;

/** A scale that starts and ends at round numbers. */
record Axis(double low, double high, double step) {

    private static final int STEPS = 4;

    /** More digits find no room beside a chart. */
    private static final double LARGE = 1e8;

    /** Covers {@code low} to {@code high}; a range of nothing gets a little room. */
    static Axis over(double low, double high) {
        double span = high > low ? high - low : Math.max(1, Math.abs(high) * 0.1);
        double raw = span / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        double step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
        double start = Math.floor(low / step) * step;
        double end = Math.ceil(high / step) * step;
        return new Axis(start, end > start ? end : start + step, step);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        int count = (int) Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** Where a value lies between low (0) and high (1). */
    double part(double value) {
        return (value - low) / (high - low);
    }

    String label(double value) {
        return label(value, step);
    }

    /** As many decimals as the step needs; thousands apart by a narrow space, and powers of ten where the steps are large. */
    static String label(double value, double step) {
        if (step >= LARGE && Math.abs(value) >= LARGE) {
            return Numbers.power(value);
        }
        int decimals = step > 0 ? Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)) : 1;
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(Math.min(decimals, 6), RoundingMode.HALF_UP);
        if (step <= 0) {
            rounded = rounded.stripTrailingZeros();
        }
        String plain = rounded.signum() == 0 ? "0" : rounded.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String grouped = whole.replaceAll("\\B(?=(\\d{3})+$)", "\u202f");
        return (grouped + (point < 0 ? "" : plain.substring(point))).replace('-', '\u2212');
    }
}
