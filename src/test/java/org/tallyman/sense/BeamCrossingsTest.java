package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallyman.device.BeamSide.INNER;
import static org.tallyman.device.BeamSide.OUTER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.device.BeamSide;

class BeamCrossingsTest {

    private final List<BeamEdge> edges = new ArrayList<>();

    @Test
    void outerThenInnerIsInward() {
        pulse(OUTER, 0, 800);
        pulse(INNER, 500, 1_300);
        assertThat(read()).containsExactly(new Crossing(7, 500, true));
    }

    @Test
    void innerThenOuterIsOutwardAlsoWhenTheBeamsAreFarApart() {
        pulse(INNER, 0, 300);
        pulse(OUTER, 4_000, 4_300);
        assertThat(read()).containsExactly(new Crossing(7, 4_000, false));
    }

    @Test
    void whatTurnsBackBetweenTheBeamsHasNotCrossed() {
        pulse(OUTER, 0, 3_000);
        pulse(INNER, 1_000, 2_000);
        assertThat(read()).isEmpty();
    }

    @Test
    void whatTurnsBackAndTriesAgainHasCrossedOnce() {
        pulse(OUTER, 0, 5_000);
        pulse(INNER, 1_000, 2_000);
        pulse(INNER, 4_000, 6_000);
        assertThat(read()).containsExactly(new Crossing(7, 4_000, true));
    }

    @Test
    void oneBeamAloneOrTheOtherMuchLaterIsNoCrossing() {
        pulse(OUTER, 0, 500);
        pulse(OUTER, 2_000, 2_500);
        pulse(INNER, 30_000, 30_500);
        assertThat(read()).isEmpty();
    }

    @Test
    void twoForkliftsBehindEachOtherCrossTheSameWay() {
        pulse(OUTER, 0, 500);
        pulse(INNER, 1_000, 1_500);
        pulse(OUTER, 2_500, 3_000);
        pulse(INNER, 3_500, 4_000);
        assertThat(read()).extracting(Crossing::inward).containsExactly(true, true);
    }

    @Test
    void eyesThatReportOnlyBreakingAreEnough() {
        edges.add(new BeamEdge(0, OUTER, true));
        edges.add(new BeamEdge(900, INNER, true));
        edges.add(new BeamEdge(20_000, INNER, true));
        edges.add(new BeamEdge(20_700, OUTER, true));
        assertThat(read()).extracting(Crossing::inward).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void orderAndRepetitionOfTheEdgesDoNotMatter(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            long at = random.nextInt(600_000);
            pulse(random.nextBoolean() ? INNER : OUTER, at, at + random.nextInt(4_000));
        }
        List<Crossing> expected = read();
        assertThat(expected).isNotEmpty();
        edges.addAll(List.copyOf(edges.subList(0, 50)));
        Collections.shuffle(edges, random);
        assertThat(read()).as("seed %d", seed).isEqualTo(expected);
    }

    private void pulse(BeamSide side, long fromMs, long toMs) {
        edges.add(new BeamEdge(fromMs, side, true));
        edges.add(new BeamEdge(toMs, side, false));
    }

    private List<Crossing> read() {
        return BeamCrossings.of(7, edges);
    }
}
