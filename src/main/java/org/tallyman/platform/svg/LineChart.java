package org.tallyman.platform.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds a chart of a value over time, with its limits as a band and its gaps as gaps. */
public final class LineChart {

    public record Point(Instant at, double value) {}

    /** Where values should stay, both ends included. */
    public record Limits(double low, double high) {
        boolean hold(double value) {
            return value >= low && value <= high;
        }
    }

    /**
     * How to draw.
     *
     * @param gap a longer silence than this is a gap
     * @param zone in which the times are written
     */
    public record Options(String title, Duration gap, ZoneId zone, Optional<Limits> limits) {}

    private static final int X_TICKS = 5;
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private LineChart() {}

    /** Points in time order, at most a few thousand; thin out first where there are more. */
    public static Chart of(Options options, List<Point> points) {
        if (points.isEmpty()) {
            return empty(options);
        }
        Instant first = points.getFirst().at();
        Instant last = points.getLast().at();
        double span = Math.max(1, Duration.between(first, last).toMillis());
        Axis axis = axis(options, points);
        DateTimeFormatter format =
                (Duration.between(first, last).compareTo(DAY) > 0 ? DATE : CLOCK).withZone(options.zone());
        PathData path = new PathData();
        List<Chart.Dot> dots = new ArrayList<>();
        List<Chart.Row> rows = new ArrayList<>();
        Instant previous = first;
        for (Point point : points) {
            if (Duration.between(previous, point.at()).compareTo(options.gap()) > 0) {
                path.gap();
            }
            previous = point.at();
            double x = Chart.x(Duration.between(first, point.at()).toMillis() / span);
            double y = Chart.y(axis.part(point.value()));
            path.to(x, y);
            String when = DATE.withZone(options.zone()).format(point.at());
            String number = Axis.label(point.value(), axis.step() / 10);
            if (options.limits().isPresent() && !options.limits().get().hold(point.value())) {
                dots.add(new Chart.Dot(PathData.number(x), PathData.number(y), "out", when + ": " + number));
            }
            rows.add(new Chart.Row(when, number));
        }
        String words = options.title() + ", " + points.size() + " values, " + dots.size() + " outside the limits";
        return new Chart(
                options.title(),
                options.zone().getId(),
                words,
                times(first, span, format),
                BarChart.yTicks(axis),
                bands(options, axis),
                List.of(path.data()),
                List.of(),
                dots,
                rows);
    }

    private static Axis axis(Options options, List<Point> points) {
        double low = points.stream().mapToDouble(Point::value).min().orElseThrow();
        double high = points.stream().mapToDouble(Point::value).max().orElseThrow();
        return Axis.over(
                options.limits().map(limits -> Math.min(low, limits.low())).orElse(low),
                options.limits().map(limits -> Math.max(high, limits.high())).orElse(high));
    }

    private static List<Chart.Band> bands(Options options, Axis axis) {
        return options.limits().stream()
                .map(limits -> {
                    double top = Chart.y(axis.part(limits.high()));
                    double bottom = Chart.y(axis.part(limits.low()));
                    return new Chart.Band(PathData.number(top), PathData.number(bottom - top), PathData.number(bottom));
                })
                .toList();
    }

    private static List<Chart.Tick> times(Instant first, double span, DateTimeFormatter format) {
        List<Chart.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < X_TICKS; i++) {
            double part = (i + 0.5) / X_TICKS;
            ticks.add(new Chart.Tick(
                    PathData.number(Chart.x(part)), format.format(first.plusMillis(Math.round(span * part)))));
        }
        return ticks;
    }

    private static Chart empty(Options options) {
        return new Chart(
                options.title(),
                options.zone().getId(),
                options.title() + ", no values",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
