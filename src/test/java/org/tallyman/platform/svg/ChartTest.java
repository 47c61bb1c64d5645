package org.tallyman.platform.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final LineChart.Options OPTIONS = new LineChart.Options(
            "Temperature, °C", Duration.ofMinutes(10), ZoneOffset.UTC, Optional.of(new LineChart.Limits(2, 8)));

    @Test
    void drawsASparklineFromLowToHigh() {
        assertThat(Sparkline.ofLongs(List.of(0L, 5L, 10L)).path()).isEqualTo("M0 30L50 16L100 2");
        assertThat(Sparkline.ofLongs(List.of(0L, 5L, 10L)).words()).isEqualTo("from 0 to 10, last 10");
    }

    @Test
    void drawsALevelLineInTheMiddleAndNothingAsNothing() {
        assertThat(Sparkline.ofLongs(List.of(7L, 7L)).path()).isEqualTo("M0 16L100 16");
        assertThat(Sparkline.of(List.of()).path()).isEmpty();
    }

    @Test
    void leavesGapsAsGaps() {
        OptionalDouble gap = OptionalDouble.empty();
        String path = Sparkline.of(List.of(OptionalDouble.of(1), gap, OptionalDouble.of(2), OptionalDouble.of(3)))
                .path();
        assertThat(path).isEqualTo("M0 30h0M66.7 16L100 2");
        Chart chart = LineChart.of(OPTIONS, List.of(point(0, 4), point(5, 5), point(30, 4), point(35, 4)));
        assertThat(chart.paths().getFirst().chars().filter(c -> c == 'M')).hasSize(2);
    }

    @Test
    void marksWhatIsOutsideItsLimits() {
        Chart chart = LineChart.of(OPTIONS, List.of(point(0, 4), point(5, 9.5), point(8, 8)));
        assertThat(chart.dots())
                .singleElement()
                .satisfies(dot -> assertThat(dot.words()).contains("9.5"));
        assertThat(chart.words()).isEqualTo("Temperature, °C, 3 values, 1 outside the limits");
        assertThat(chart.rows()).hasSize(3);
    }

    @Test
    void putsRoundNumbersOnTheAxis() {
        assertThat(BarChart.of("Pieces", "Hour", List.of(new BarChart.Value("06", 1_730, "")))
                        .yTicks())
                .extracting(Chart.Tick::label)
                .containsExactly("0", "500", "1\u202f000", "1\u202f500", "2\u202f000");
        assertThat(new Axis(-0.2, 0.2, 0.1).ticks().stream().map(new Axis(-0.2, 0.2, 0.1)::label))
                .containsExactly("−0.2", "−0.1", "0", "0.1", "0.2");
    }

    @Test
    void drawsNoValuesWithoutFailing() {
        assertThat(LineChart.of(OPTIONS, List.of()).rows()).isEmpty();
        assertThat(BarChart.of("Pieces", "Hour", List.of()).bars()).isEmpty();
    }

    private static LineChart.Point point(long minute, double value) {
        return new LineChart.Point(START.plus(Duration.ofMinutes(minute)), value);
    }
}
