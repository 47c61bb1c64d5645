package org.tallyman.platform.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.Spans;

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

    private static final int LEFT = 64;
    private static final int RIGHT = 6;
    private static final int TOP = 8;
    private static final int BOTTOM = HEIGHT - 30;
    private static final int ROWS_MAX = 36;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

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
        return new Drawing(options, spans).chart();
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

    private static final class Drawing {

        private final Options options;
        private final List<Span> spans;
        private final Axis axis;
        private final List<List<Span>> runs = new ArrayList<>();

        Drawing(Options options, List<Span> spans) {
            this.options = options;
            this.spans = spans;
            this.axis = axis(options, spans);
            for (Span span : spans) {
                if (runs.isEmpty() || isGap(runs.getLast().getLast().last(), span.first())) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(span);
            }
        }

        private static Axis axis(Options options, List<Span> spans) {
            double low = spans.stream().mapToDouble(Span::low).min().orElse(0);
            double high = spans.stream().mapToDouble(Span::high).max().orElse(1);
            Double least = options.low();
            Double most = options.high();
            return Axis.over(least == null ? low : Math.min(low, least), most == null ? high : Math.max(high, most));
        }

        private boolean isGap(Instant from, Instant to) {
            return Duration.between(from, to).compareTo(options.gap()) > 0;
        }

        TimeChart chart() {
            List<Stretch> outside = outside();
            long readings = spans.stream().mapToLong(Span::readings).sum();
            String words = options.title() + ", " + readings + " readings"
                    + (options.low() == null && options.high() == null
                            ? ""
                            : ", " + outside.size() + (outside.size() == 1 ? " time" : " times")
                                    + " outside the limits");
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
            return LEFT + Math.clamp(part, 0, 1) * (WIDTH - LEFT - RIGHT);
        }

        private double x(Span span) {
            return (x(span.first()) + x(span.last())) / 2;
        }

        private double y(double value) {
            return BOTTOM - axis.part(value) * (BOTTOM - TOP);
        }

        private Chart.Tick tick(double value) {
            return new Chart.Tick(PathData.number(y(value)), axis.label(value));
        }

        private String label(double value) {
            return Axis.label(value, axis.step() / 10);
        }

        private List<Chart.Tick> limits() {
            List<Chart.Tick> limits = new ArrayList<>();
            for (Double limit : Arrays.asList(options.low(), options.high())) {
                if (limit != null) {
                    limits.add(tick(limit));
                }
            }
            return limits;
        }

        private String line() {
            PathData path = new PathData();
            for (List<Span> run : runs) {
                run.forEach(span -> path.to(x(span), y(span.mean())));
                path.gap();
            }
            return path.data();
        }

        private String band() {
            StringBuilder band = new StringBuilder();
            for (List<Span> run : runs) {
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

        private List<Stretch> outside() {
            List<Stretch> stretches = new ArrayList<>();
            for (List<Span> run : runs) {
                List<Span> bad = new ArrayList<>();
                for (Span span : run) {
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

        private Stretch outside(List<Span> bad) {
            Double high = options.high();
            double most = bad.stream().mapToDouble(Span::high).max().orElseThrow();
            double least = bad.stream().mapToDouble(Span::low).min().orElseThrow();
            String worst = high != null && most > high ? "up to " + label(most) : "down to " + label(least);
            return stretch(bad.getFirst().first(), bad.getLast().last(), worst);
        }

        private List<Stretch> gaps() {
            List<Stretch> gaps = new ArrayList<>();
            Instant at = options.from();
            for (List<Span> run : runs) {
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
        private Stretch stretch(Instant from, Instant to, String worst) {
            double left = Math.min(x(from), WIDTH - RIGHT - 2.0);
            return new Stretch(
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

        private List<Row> rows() {
            int each = Math.max(1, (spans.size() + ROWS_MAX - 1) / ROWS_MAX);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < spans.size(); i += each) {
                List<Span> some = spans.subList(i, Math.min(i + each, spans.size()));
                long readings = some.stream().mapToLong(Span::readings).sum();
                double sum = some.stream()
                        .mapToDouble(span -> span.mean() * span.readings())
                        .sum();
                rows.add(new Row(
                        BOTH.withZone(options.zone()).format(some.getFirst().first()),
                        label(some.stream().mapToDouble(Span::low).min().orElseThrow()),
                        label(sum / readings),
                        label(some.stream().mapToDouble(Span::high).max().orElseThrow()),
                        readings,
                        some.stream().anyMatch(options::isOutside)));
            }
            return rows;
        }
    }
}
