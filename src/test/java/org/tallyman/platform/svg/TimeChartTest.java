package org.tallyman.platform.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeChartTest {

    private static final Instant TO = Instant.parse("2026-11-26T12:00:00Z");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @Test
    void whatIsNotThereIsNotDrawn() {
        List<TimeChart.Span> spans = new ArrayList<>();
        spans.addAll(steady(Duration.ofHours(24), Duration.ofHours(20), -20));
        spans.addAll(steady(Duration.ofHours(10), Duration.ofHours(2), -20));
        TimeChart chart = chart(spans, null, null);
        assertThat(chart.line().chars().filter(c -> c == 'M')).hasSize(2);
        assertThat(chart.gaps()).extracting(TimeChart.Stretch::span).containsExactly("10 h", "2 h");
        assertThat(chart.words()).contains("readings").doesNotContain("limits");
    }

    @Test
    void theAxisIsTheTimeThatWasAskedForAndNotThatOfTheReadings() {
        TimeChart chart = chart(steady(Duration.ofHours(2), Duration.ofHours(1), 4), null, null);
        double first = Double.parseDouble(chart.line().substring(1).split(" ", 2)[0]);
        assertThat(first).isGreaterThan(chart.left() + chart.plotWidth() * 0.9);
        assertThat(chart.xTicks()).extracting(Chart.Tick::label).contains("15:00", "26 Nov", "12:00");
    }

    @Test
    void whatIsOutsideIsMarkedOnceForEachStretchHoweverShort() {
        List<TimeChart.Span> spans = steady(Duration.ofHours(24), Duration.ZERO, 5);
        Instant warm = TO.minus(Duration.ofHours(12));
        spans.replaceAll(span -> span.first().equals(warm) ? span(warm, 4.5, 9.5, 6, 10) : span);
        TimeChart chart = chart(spans, 2.0, 8.0);
        assertThat(chart.outside()).hasSize(1);
        assertThat(chart.outside().getFirst().worst()).isEqualTo("up to 9.5");
        assertThat(chart.outside().getFirst().from()).isEqualTo("26 Nov 01:00");
        assertThat(chart.words()).contains("1 time outside the limits");
        assertThat(chart.limits()).extracting(TimeChart.Line::label).containsExactly("2", "8");
        assertThat(chart.band()).startsWith("M").endsWith("Z");
        assertThat(chart.rows()).hasSizeLessThanOrEqualTo(36).anyMatch(TimeChart.Row::outside);
        assertThat(chart.rows().stream().mapToLong(TimeChart.Row::readings).sum())
                .isEqualTo(spans.stream().mapToLong(TimeChart.Span::readings).sum());
    }

    /** Digits in full have no room beside the chart. */
    @Test
    void anAxisOfLargeNumbersIsLabelledInPowersOfTen() {
        List<TimeChart.Span> spans = steady(Duration.ofHours(24), Duration.ZERO, 2e16);
        assertThat(chart(spans, null, null).yTicks())
                .extracting(Chart.Tick::label)
                .allMatch(label -> label.length() < 12 && label.endsWith("× 10¹⁶"));
        assertThat(chart(spans, null, 4.0).limits())
                .extracting(TimeChart.Line::label)
                .containsExactly("4");
    }

    @Test
    void oneSidedLimitsHoldOneSide() {
        List<TimeChart.Span> spans = steady(Duration.ofHours(24), Duration.ZERO, -30);
        assertThat(chart(spans, null, -18.0).outside()).isEmpty();
        assertThat(chart(spans, -25.0, null).outside()).hasSize(1);
    }

    @Test
    void nothingAtAllIsOneGapAndNoLine() {
        TimeChart chart = chart(List.of(), 2.0, 8.0);
        assertThat(chart.line()).isEmpty();
        assertThat(chart.rows()).isEmpty();
        assertThat(chart.gaps()).extracting(TimeChart.Stretch::span).containsExactly("24 h");
    }

    @Test
    void eachStretchIsHeldToTheLimitsOfThenAndDrawnWithThem() {
        List<TimeChart.Span> spans = steady(Duration.ofHours(24), Duration.ZERO, 5);
        Instant from = TO.minus(Duration.ofHours(24));
        TimeChart chart = TimeChart.of(
                new TimeChart.Options(
                        "Temperature",
                        from,
                        TO,
                        STOCKHOLM,
                        List.of(
                                new TimeChart.Limits(from, null, null),
                                new TimeChart.Limits(TO.minus(Duration.ofHours(18)), 2.0, 4.0),
                                new TimeChart.Limits(TO.minus(Duration.ofHours(12)), 2.0, 8.0)),
                        Duration.ofMinutes(30)),
                spans);
        assertThat(chart.outside()).hasSize(1);
        assertThat(chart.outside().getFirst().from()).isEqualTo("25 Nov 19:00");
        assertThat(chart.outside().getFirst().span()).isEqualTo("6 h");
        assertThat(chart.limits()).extracting(TimeChart.Line::label).containsExactly("2", "4", "2", "8");
        double half = chart.plotWidth() / 2.0;
        assertThat(Double.parseDouble(chart.limits().getLast().x())).isCloseTo(chart.left() + half, within(0.1));
        assertThat(Double.parseDouble(chart.limits().getLast().width())).isCloseTo(half, within(0.1));
        assertThat(Double.parseDouble(chart.limits().getFirst().width())).isCloseTo(half / 2, within(0.1));
    }

    /** A span every six minutes. */
    private static List<TimeChart.Span> steady(Duration from, Duration to, double value) {
        List<TimeChart.Span> spans = new ArrayList<>();
        for (Instant at = TO.minus(from); at.isBefore(TO.minus(to)); at = at.plus(Duration.ofMinutes(6))) {
            spans.add(span(at, value, value, value, 6));
        }
        return spans;
    }

    private static TimeChart.Span span(Instant at, double low, double high, double mean, long readings) {
        return new TimeChart.Span(at, at.plusSeconds(300), low, high, mean, readings);
    }

    private static TimeChart chart(List<TimeChart.Span> spans, @Nullable Double low, @Nullable Double high) {
        return TimeChart.of(
                new TimeChart.Options(
                        "Temperature",
                        TO.minus(Duration.ofHours(24)),
                        TO,
                        STOCKHOLM,
                        List.of(new TimeChart.Limits(TO.minus(Duration.ofHours(24)), low, high)),
                        Duration.ofMinutes(30)),
                spans);
    }
}
