package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a line was, from what was written down of it. */
class LineHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final List<LineHistory.Watch> ALWAYS =
            List.of(new LineHistory.Watch(NOON.minusSeconds(999_999), NOON));

    @Test
    void periodsFollowEachOtherWithoutHoles() {
        LineHistory history = LineHistory.of(
                List.of(
                        change(-30, LineChange.State.WELL),
                        change(-10, LineChange.State.SILENT),
                        change(-8, LineChange.State.WELL),
                        change(-2, LineChange.State.DOWN)),
                ALWAYS,
                hours(-24),
                NOON);
        assertThat(history.periods())
                .extracting(LineHistory.Period::word)
                .containsExactly("as it should be", "silent", "as it should be", "down");
        assertThat(history.periods().getFirst().from()).isEqualTo(hours(-24));
        assertThat(history.periods().getLast().to()).isEqualTo(NOON);
        for (int i = 1; i < history.periods().size(); i++) {
            assertThat(history.periods().get(i).from())
                    .isEqualTo(history.periods().get(i - 1).to());
        }
        assertThat(history.bad()).extracting(LineHistory.Period::span).containsExactly("2 h", "2 h");
        assertThat(history.share()).contains("as it should be for 83.3 %");
    }

    @Test
    void whatNobodyWatchedIsNotKnownUnlessItWasSilentBeforeAndAfter() {
        List<LineHistory.Watch> watches =
                List.of(new LineHistory.Watch(hours(-48), hours(-12)), new LineHistory.Watch(hours(-6), NOON));
        LineHistory well = LineHistory.of(List.of(change(-30, LineChange.State.WELL)), watches, hours(-24), NOON);
        assertThat(well.periods())
                .extracting(LineHistory.Period::word, LineHistory.Period::span)
                .containsExactly(
                        tuple("as it should be", "12 h"),
                        tuple("nobody watched", "6 h"),
                        tuple("as it should be", "6 h"));
        assertThat(well.share()).contains("as it should be for 100 % of the 18 h watched");
        LineHistory silent = LineHistory.of(List.of(change(-30, LineChange.State.SILENT)), watches, hours(-24), NOON);
        assertThat(silent.bad()).extracting(LineHistory.Period::span).containsExactly("24 h");
        assertThat(silent.share()).contains("as it should be for 0 %");
    }

    @Test
    void whatWasNotExpectedIsSaidToBeSoAndLeftOutOfTheShare() {
        LineHistory history = LineHistory.of(
                List.of(
                        change(-30, LineChange.State.WELL),
                        change(-20, LineChange.State.NONE),
                        change(-8, LineChange.State.SILENT),
                        change(-4, LineChange.State.WELL)),
                ALWAYS,
                hours(-24),
                NOON);
        assertThat(history.periods())
                .extracting(LineHistory.Period::word)
                .containsExactly("as it should be", "not expected", "silent", "as it should be");
        assertThat(history.bad()).extracting(LineHistory.Period::span).containsExactly("4 h");
        assertThat(history.share()).contains("as it should be for 66.6 % of the 12 h watched");
        LineStrip strip = LineStrip.of(history, ZoneOffset.UTC, NOON);
        assertThat(strip.parts()).extracting(LineStrip.Part::role).contains("none");
        assertThat(strip.parts()).extracting(LineStrip.Part::words).noneMatch(words -> words.contains("nobody"));
    }

    @Test
    void almostAllIsNotSaidToBeAll() {
        LineHistory history = LineHistory.of(
                List.of(
                        change(-30, LineChange.State.WELL),
                        new LineChange(NOON.minusSeconds(10), LineChange.State.SILENT, ""),
                        new LineChange(NOON.minusSeconds(9), LineChange.State.WELL, "")),
                ALWAYS,
                hours(-24),
                NOON);
        assertThat(history.share()).contains("as it should be for 99.9 %");
        assertThat(LineHistory.of(List.of(), ALWAYS, hours(-24), NOON).share()).isEmpty();
    }

    @Test
    void aStripShowsEveryBreakHoweverShortOverWholeDaysOfTheSite() {
        LineHistory history = LineHistory.of(
                List.of(
                        change(-24 * 9, LineChange.State.WELL),
                        new LineChange(NOON.minusSeconds(10), LineChange.State.SILENT, ""),
                        new LineChange(NOON.minusSeconds(9), LineChange.State.WELL, "")),
                ALWAYS,
                LineStrip.start(7, ZoneOffset.UTC, NOON),
                NOON);
        LineStrip strip = LineStrip.ofDays(history, 7, ZoneOffset.UTC, NOON);
        assertThat(strip.days()).hasSize(7).last().isEqualTo("Thu 26");
        LineStrip.Part last = strip.parts().getLast();
        assertThat(last.role()).isEqualTo("silent");
        assertThat(Double.parseDouble(last.width())).isGreaterThanOrEqualTo(3);
        assertThat(strip.words()).isEqualTo("down or silent 1 time");
        // Noon of the last of seven days is where nothing is known yet.
        assertThat(strip.parts().stream()
                        .mapToDouble(part -> Double.parseDouble(part.x()) + Double.parseDouble(part.width()))
                        .max()
                        .orElse(0))
                .isBetween(925.0, 935.0);
    }

    private static LineChange change(int hours, LineChange.State state) {
        return new LineChange(hours(hours), state, "");
    }

    private static Instant hours(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }
}
