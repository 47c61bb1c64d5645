package org.tallyman.platform.svg;

import java.util.ArrayList;
import java.util.List;

/** Builds a chart of upright bars. */
public final class BarChart {

    /** One bar; {@code mark} is the name of a mark when it should stand out, else empty. */
    public record Value(String label, double value, String mark) {}

    private static final double FILLED = 0.72;
    private static final int MAX_LABELS = 8;

    private BarChart() {}

    /** At most 200 bars; values are zero or more. */
    public static Chart of(String title, String xTitle, List<Value> values) {
        double high = values.stream().mapToDouble(Value::value).max().orElse(0);
        Axis axis = Axis.over(0, high);
        double slot = 1.0 / Math.max(1, values.size());
        int every = (values.size() + MAX_LABELS - 1) / MAX_LABELS;
        List<Chart.Bar> bars = new ArrayList<>();
        List<Chart.Tick> labels = new ArrayList<>();
        List<Chart.Row> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            double left = Chart.x(slot * (i + (1 - FILLED) / 2));
            double top = Chart.y(axis.part(value.value()));
            String number = Axis.label(value.value(), 0);
            bars.add(new Chart.Bar(
                    PathData.number(left),
                    PathData.number(top),
                    PathData.number(Chart.x(slot * FILLED) - Chart.x(0)),
                    PathData.number(Chart.BOTTOM - top),
                    value.mark(),
                    value.label() + ": " + number));
            rows.add(new Chart.Row(value.label(), number));
            if (i % every == 0) {
                labels.add(new Chart.Tick(PathData.number(Chart.x(slot * (i + 0.5))), value.label()));
            }
        }
        return new Chart(title, xTitle, title + ", highest " + Axis.label(high, 0), labels, yTicks(axis), bars, rows);
    }

    static List<Chart.Tick> yTicks(Axis axis) {
        return axis.ticks().stream()
                .map(value -> new Chart.Tick(PathData.number(Chart.y(axis.part(value))), axis.label(value)))
                .toList();
    }
}
