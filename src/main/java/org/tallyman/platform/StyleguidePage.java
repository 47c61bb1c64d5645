package org.tallyman.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallyman.platform.svg.BarChart;
import org.tallyman.platform.svg.Chart;
import org.tallyman.platform.svg.Sparkline;
import org.tallyman.platform.svg.TimeChart;

/** The example data of the style guide. */
@CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StyleguidePage(
        List<Mark> marks,
        List<Instant> ages,
        Sparkline spark,
        TimeChart temperatures,
        Chart passages,
        TimeChart nothing,
        List<TimelinePoint> points,
        List<Line> lines)
        implements TemplateInstance {

    /** One row of the example table. */
    record Line(
            String product,
            String gtin,
            String place,
            long pieces,
            long reserved,
            Mark mark,
            String word,
            Instant seen) {}

    static StyleguidePage at(Instant now) {
        return new StyleguidePage(
                List.of(Mark.values()),
                List.of(
                        now.minusSeconds(4),
                        now.minusSeconds(250),
                        now.minusSeconds(9_000),
                        now.minusSeconds(110_000),
                        now.minus(Duration.ofDays(400)),
                        now.plusSeconds(900)),
                Sparkline.ofLongs(List.of(12L, 15L, 14L, 18L, 22L, 21L, 26L, 24L, 29L, 33L, 31L, 38L)),
                temperatures(now),
                BarChart.of("Passages an hour", "Hour", passageCounts()),
                TimeChart.of(options(now, null, null), List.of()),
                points(now),
                lines(now));
    }

    private static TimeChart temperatures(Instant now) {
        List<TimeChart.Span> spans = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            if (i > 40 && i < 52) {
                continue;
            }
            double rise = i > 78 && i < 86 ? 3.4 : 0;
            Instant at = now.minusSeconds((96L - i) * 900);
            double mean = 4.2 + Math.sin(i / 6.0) * 1.1 + rise;
            spans.add(new TimeChart.Span(at, at.plusSeconds(600), mean - 0.3, mean + 0.4, mean, 10));
        }
        return TimeChart.of(options(now, 2.0, 8.0), spans);
    }

    private static TimeChart.Options options(Instant now, @Nullable Double low, @Nullable Double high) {
        Instant from = now.minus(Duration.ofDays(1));
        return new TimeChart.Options(
                "Temperature, °C",
                from,
                now,
                ZoneOffset.UTC,
                List.of(new TimeChart.Limits(from, low, high)),
                Duration.ofHours(1));
    }

    private static List<BarChart.Value> passageCounts() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new BarChart.Value(
                        String.format("%02d", hour),
                        Math.max(0, 90 - Math.abs(13 - hour) * 11) * 10L,
                        hour == 17 ? "attention" : ""))
                .toList();
    }

    private static List<TimelinePoint> points(Instant now) {
        return List.of(
                TimelinePoint.actual("Loaded at Leipzig, door 4", now.minusSeconds(90_000), "#"),
                new TimelinePoint(
                        "Left Leipzig",
                        TimelinePoint.Kind.ACTUAL,
                        true,
                        true,
                        Optional.of(now.minusSeconds(80_000)),
                        "#",
                        "From the tracker: no reader at the gate. Planned 40 min earlier."),
                new TimelinePoint(
                        "Arrives at Rotterdam",
                        TimelinePoint.Kind.ESTIMATED,
                        false,
                        false,
                        Optional.of(now.plusSeconds(5_400)),
                        "",
                        "From the last position, 84 km away"),
                TimelinePoint.planned("Unloaded", Optional.of(now.plusSeconds(9_000))),
                TimelinePoint.planned("Put away", Optional.empty()));
    }

    private static List<Line> lines(Instant now) {
        return List.of(
                new Line(
                        "Oat drink 1 l",
                        "09506000134352",
                        "A-01-03",
                        1_248,
                        96,
                        Mark.NORMAL,
                        "in stock",
                        now.minusSeconds(12)),
                new Line(
                        "Rye bread 500 g",
                        "09506000134369",
                        "A-01-04",
                        84,
                        80,
                        Mark.ATTENTION,
                        "low",
                        now.minusSeconds(190)),
                new Line(
                        "Vaccine cold box",
                        "09506000134376",
                        "C-02-01",
                        6,
                        0,
                        Mark.ALARM,
                        "too warm",
                        now.minusSeconds(45)),
                new Line(
                        "Pallet, unknown load",
                        "(private tag)",
                        "Door 4",
                        1,
                        0,
                        Mark.UNKNOWN,
                        "not known",
                        now.minusSeconds(90_000)));
    }
}
