package org.tallyman.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeRunTest {

    private static final long HOUR_MS = 3_600_000;

    private record Said(String by, long atMs) {}

    @Test
    void noRunGoesOverAnHourOfTheClockOrThirtyTwoRowsAndNothingIsLost() {
        Random random = new Random(7);
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            said.add(new Said("device-" + i % 3, 1_764_000_000_000L + random.nextLong(5 * HOUR_MS)));
        }
        List<TimeRun<String, Said>> runs = cut(said);

        assertThat(runs.stream().flatMap(run -> run.rows().stream())).containsExactlyInAnyOrderElementsOf(said);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.rows()).hasSizeBetween(1, 32).isSortedAccordingTo(Comparator.comparingLong(Said::atMs));
            assertThat(run.rows()).allMatch(row -> row.by().equals(run.key()));
            assertThat(TimeRun.hourOf(run.rows().getFirst().atMs()))
                    .isEqualTo(TimeRun.hourOf(run.rows().getLast().atMs()));
        });
    }

    @Test
    void theSameRowsInAnyOrderGiveTheSameRuns() {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            said.add(new Said("device", i * 120_000L));
        }
        List<TimeRun<String, Said>> runs = cut(said);
        Collections.shuffle(said, new Random(3));

        assertThat(cut(said)).containsExactlyInAnyOrderElementsOf(runs);
    }

    @Test
    void anHourBeginsAtItsFirstMillisecondBefore1970Too() {
        assertThat(TimeRun.hourOf(HOUR_MS)).isEqualTo(HOUR_MS);
        assertThat(TimeRun.hourOf(2 * HOUR_MS - 1)).isEqualTo(HOUR_MS);
        assertThat(TimeRun.hourOf(-1)).isEqualTo(-HOUR_MS);
    }

    private static List<TimeRun<String, Said>> cut(List<Said> said) {
        return TimeRun.of(said, Said::by, Said::atMs, Comparator.comparingLong(Said::atMs));
    }
}
