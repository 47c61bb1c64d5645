package org.tallyman.platform.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChartTest {

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
        assertThat(BarChart.of("Pieces", "Hour", List.of()).bars()).isEmpty();
    }
}
