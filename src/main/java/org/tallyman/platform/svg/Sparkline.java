package org.tallyman.platform.svg;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A line without axes in a field of 100 by 32, for a tile.
 *
 * @param path SVG path data; empty when there is nothing to draw; gaps stay gaps
 * @param words what the line says, for those who do not see it
 */
public record Sparkline(String path, String words) {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 32;
    private static final double MARGIN = 2;

    /** Evenly spaced values, oldest first; an empty value is a gap. */
    public static Sparkline of(List<OptionalDouble> values) {
        List<Double> known = values.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        if (known.isEmpty()) {
            return new Sparkline("", "no values");
        }
        double low = known.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = known.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        PathData path = new PathData();
        for (int i = 0; i < values.size(); i++) {
            OptionalDouble value = values.get(i);
            if (value.isEmpty()) {
                path.gap();
                continue;
            }
            double x = values.size() == 1 ? WIDTH : WIDTH * i / (values.size() - 1);
            double part = high == low ? 0.5 : (value.getAsDouble() - low) / (high - low);
            path.to(x, HEIGHT - MARGIN - part * (HEIGHT - 2 * MARGIN));
        }
        String words = String.format(
                Locale.ENGLISH,
                "from %s to %s, last %s",
                Axis.label(low, 0),
                Axis.label(high, 0),
                Axis.label(known.getLast(), 0));
        return new Sparkline(path.data(), words);
    }

    /** The same for values without gaps. */
    public static Sparkline ofLongs(List<Long> values) {
        return of(values.stream().map(value -> OptionalDouble.of(value)).toList());
    }
}
