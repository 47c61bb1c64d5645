package org.tallyman.platform.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallyman.platform.Spans;

/** Draws one {@link TimeChart}. */
final class TimeChartDrawing {

    private static final int ROWS_MAX = 36;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final TimeChart.Options options;
    private final List<TimeChart.Span> spans;
    private final Axis axis;
    private final List<List<TimeChart.Span>> runs = new ArrayList<>();

    TimeChartDrawing(TimeChart.Options options, List<TimeChart.Span> spans) {
        this.options = options;
        this.spans = spans;
        this.axis = axis(options, spans);
        for (TimeChart.Span span : spans) {
            if (runs.isEmpty() || isGap(runs.getLast().getLast().last(), span.first())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(span);
        }
    }

    private static Axis axis(TimeChart.Options options, List<TimeChart.Span> spans) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        spans.forEach(span -> {
            all.accept(span.low());
            all.accept(span.high());
        });
        if (spans.isEmpty()) {
            all.accept(0);
            all.accept(1);
        }
        options.limits().stream()
                .flatMap(each -> Stream.of(Optional.ofNullable(each.low()), Optional.ofNullable(each.high())))
                .flatMap(Optional::stream)
                .forEach(all::accept);
        return Axis.over(all.getMin(), all.getMax());
    }

    private boolean isGap(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(options.gap()) > 0;
    }

    TimeChart chart() {
        List<TimeChart.Stretch> outside = outside();
        long readings = spans.stream().mapToLong(TimeChart.Span::readings).sum();
        String words = options.title() + ", " + readings + " readings"
                + (options.isLimited()
                        ? ", " + outside.size() + (outside.size() == 1 ? " time" : " times") + " outside the limits"
                        : "");
        return new TimeChart(
                options.title(),
                words,
                options.zone().getId(),
                times(),
                axis.ticks().stream().map(this::tick).toList(),
                band(),
                line(),
                limits(),
                outside,
                gaps(),
                rows());
    }

    private double x(Instant at) {
        double part = (double) Duration.between(options.from(), at).toMillis()
                / Duration.between(options.from(), options.to()).toMillis();
        return TimeChart.LEFT + Math.clamp(part, 0, 1) * (TimeChart.WIDTH - TimeChart.LEFT - TimeChart.RIGHT);
    }

    private double x(TimeChart.Span span) {
        return (x(span.first()) + x(span.last())) / 2;
    }

    private double y(double value) {
        return TimeChart.BOTTOM - axis.part(value) * (TimeChart.BOTTOM - TimeChart.TOP);
    }

    private Chart.Tick tick(double value) {
        return new Chart.Tick(PathData.number(y(value)), axis.label(value));
    }

    private String label(double value) {
        return Axis.label(value, axis.step() / 10);
    }

    private List<TimeChart.Line> limits() {
        List<TimeChart.Line> lines = new ArrayList<>();
        List<TimeChart.Limits> limits = options.limits();
        for (int i = 0; i < limits.size(); i++) {
            double from = x(limits.get(i).from());
            double to = x(i + 1 < limits.size() ? limits.get(i + 1).from() : options.to());
            for (Double limit : Arrays.asList(limits.get(i).low(), limits.get(i).high())) {
                if (limit != null) {
                    lines.add(new TimeChart.Line(
                            PathData.number(from),
                            PathData.number(to - from),
                            PathData.number(y(limit)),
                            axis.label(limit)));
                }
            }
        }
        return lines;
    }

    private String line() {
        PathData path = new PathData();
        for (List<TimeChart.Span> run : runs) {
            run.forEach(span -> path.to(x(span), y(span.mean())));
            path.gap();
        }
        return path.data();
    }

    private String band() {
        StringBuilder band = new StringBuilder();
        for (List<TimeChart.Span> run : runs) {
            if (run.stream().allMatch(span -> span.low() == span.high())) {
                continue;
            }
            for (int i = 0; i < run.size(); i++) {
                point(band, i == 0 ? 'M' : 'L', x(run.get(i)), y(run.get(i).high()));
            }
            for (int i = run.size() - 1; i >= 0; i--) {
                point(band, 'L', x(run.get(i)), y(run.get(i).low()));
            }
            band.append('Z');
        }
        return band.toString();
    }

    private static void point(StringBuilder path, char command, double x, double y) {
        path.append(command).append(PathData.number(x)).append(' ').append(PathData.number(y));
    }

    private List<TimeChart.Stretch> outside() {
        List<TimeChart.Stretch> stretches = new ArrayList<>();
        for (List<TimeChart.Span> run : runs) {
            List<TimeChart.Span> bad = new ArrayList<>();
            for (TimeChart.Span span : run) {
                if (options.isOutside(span)) {
                    bad.add(span);
                } else if (!bad.isEmpty()) {
                    stretches.add(outside(bad));
                    bad.clear();
                }
            }
            if (!bad.isEmpty()) {
                stretches.add(outside(bad));
            }
        }
        return stretches;
    }

    private TimeChart.Stretch outside(List<TimeChart.Span> bad) {
        boolean above = bad.stream().anyMatch(span -> options.at(span).isAbove(span));
        double most = bad.stream().mapToDouble(TimeChart.Span::high).max().orElseThrow();
        double least = bad.stream().mapToDouble(TimeChart.Span::low).min().orElseThrow();
        String worst = above ? "up to " + label(most) : "down to " + label(least);
        return stretch(bad.getFirst().first(), bad.getLast().last(), worst);
    }

    private List<TimeChart.Stretch> gaps() {
        List<TimeChart.Stretch> gaps = new ArrayList<>();
        Instant at = options.from();
        for (List<TimeChart.Span> run : runs) {
            if (isGap(at, run.getFirst().first())) {
                gaps.add(stretch(at, run.getFirst().first(), ""));
            }
            at = run.getLast().last();
        }
        if (isGap(at, options.to())) {
            gaps.add(stretch(at, options.to(), ""));
        }
        return gaps;
    }

    /** However short it was, it is seen. */
    private TimeChart.Stretch stretch(Instant from, Instant to, String worst) {
        double left = Math.min(x(from), TimeChart.WIDTH - TimeChart.RIGHT - 2.0);
        return new TimeChart.Stretch(
                PathData.number(left),
                PathData.number(Math.max(2, x(to) - left)),
                BOTH.withZone(options.zone()).format(from),
                Spans.of(Duration.between(from, to)),
                worst);
    }

    /** At whole hours or days of the zone. */
    private List<Chart.Tick> times() {
        long hours = Duration.between(options.from(), options.to()).toHours();
        int everyHours = hours <= 6 ? 1 : hours <= 24 ? 3 : 0;
        int everyDays = hours <= 24 * 7 ? 1 : 5;
        ZonedDateTime at = options.from().atZone(options.zone()).truncatedTo(ChronoUnit.DAYS);
        List<Chart.Tick> ticks = new ArrayList<>();
        while (!at.toInstant().isAfter(options.to())) {
            if (!at.toInstant().isBefore(options.from())) {
                ticks.add(new Chart.Tick(
                        PathData.number(x(at.toInstant())),
                        (everyHours > 0 && at.getHour() != 0 ? CLOCK : DAY).format(at)));
            }
            at = everyHours > 0 ? at.plusHours(everyHours) : at.plusDays(everyDays);
        }
        return ticks;
    }

    private List<TimeChart.Row> rows() {
        int each = Math.max(1, (spans.size() + ROWS_MAX - 1) / ROWS_MAX);
        List<TimeChart.Row> rows = new ArrayList<>();
        for (int i = 0; i < spans.size(); i += each) {
            List<TimeChart.Span> some = spans.subList(i, Math.min(i + each, spans.size()));
            long readings = some.stream().mapToLong(TimeChart.Span::readings).sum();
            double sum = some.stream()
                    .mapToDouble(span -> span.mean() * span.readings())
                    .sum();
            rows.add(new TimeChart.Row(
                    BOTH.withZone(options.zone()).format(some.getFirst().first()),
                    label(some.stream().mapToDouble(TimeChart.Span::low).min().orElseThrow()),
                    label(sum / readings),
                    label(some.stream().mapToDouble(TimeChart.Span::high).max().orElseThrow()),
                    readings,
                    some.stream().anyMatch(options::isOutside)));
        }
        return rows;
    }
}
