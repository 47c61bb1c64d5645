package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallyman.sense.TestRules.BENCH;
import static org.tallyman.sense.TestRules.DOOR;
import static org.tallyman.sense.TestRules.INSIDE;
import static org.tallyman.sense.TestRules.NEXT_DOOR;
import static org.tallyman.sense.TestRules.NEXT_INSIDE;
import static org.tallyman.sense.TestRules.NEXT_OUTSIDE;
import static org.tallyman.sense.TestRules.OUTSIDE;
import static org.tallyman.sense.TestRules.SHELF;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlaceAutomatonTest {

    private static final long NOON = 1_764_000_000_000L;
    private final TreeMap<Cell, Cell> cells = new TreeMap<>();

    @Test
    void isObservedOnlyAfterEnoughReads() {
        read(SHELF, 0, -6000);
        assertThat(openings()).isEmpty();
        read(SHELF, 1, -6000);
        assertThat(openings()).extracting(Opening::readPoint).containsExactly(SHELF);
        assertThat(openings().getFirst().atMs()).isEqualTo(NOON);
    }

    @Test
    void aScanCountsAtOnce() {
        scan(SHELF, 0);
        assertThat(openings()).extracting(Opening::readPoint, Opening::atMs).containsExactly(tuple(SHELF, NOON));
    }

    @Test
    void aScanOutweighsReadsAndWaitsForNoHoldOff() {
        stay(SHELF, 0, 3, -6000);
        stay(BENCH, 3, 60, -4000);
        scan(SHELF, 16);
        assertThat(openings())
                .extracting(Opening::readPoint, Opening::atMs)
                .containsExactly(
                        tuple(SHELF, NOON),
                        tuple(BENCH, NOON + 6_000),
                        tuple(SHELF, NOON + 16_000),
                        tuple(BENCH, NOON + 21_000));
    }

    @Test
    void ofTwoScansTheLaterOneHolds() {
        scan(SHELF, 0);
        scan(BENCH, 2);
        scan(SHELF, 3);
        assertThat(openings()).extracting(Opening::readPoint).containsExactly(SHELF, BENCH, SHELF);
    }

    @Test
    void aScanAtTheOtherSideOfADoorIsAPassage() {
        stay(INSIDE, 0, 4, -4000);
        scan(OUTSIDE, 5);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void staysWhenAnotherReadPointIsNoStronger() {
        stay(SHELF, 0, 20, -6000);
        stay(BENCH, 12, 20, -5900);
        assertThat(openings()).extracting(Opening::readPoint).containsExactly(SHELF);
    }

    @Test
    void movesOnceAnotherReadPointIsStronger() {
        stay(SHELF, 0, 20, -6000);
        stay(BENCH, 12, 20, -5000);
        assertThat(openings()).extracting(Opening::readPoint).containsExactly(SHELF, BENCH);
    }

    @Test
    void opensANewVisitAfterHavingBeenLost() {
        stay(SHELF, 0, 3, -6000);
        stay(SHELF, 600, 603, -6000);
        assertThat(openings()).extracting(Opening::atMs).containsExactly(NOON, NOON + 600_000);
    }

    @Test
    void goesOutThroughTheDoor() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 3, 8, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void comesInThroughTheDoor() {
        stay(OUTSIDE, 0, 4, -5500);
        stay(INSIDE, 3, 8, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.INWARD);
    }

    @Test
    void aWeakReadThroughTheOpenDoorIsNoPassage() {
        stay(INSIDE, 0, 60, -5000);
        stay(OUTSIDE, 10, 14, -7500);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN);
    }

    @Test
    void whatStandsAtTheDoorPassesOnlyOnceTheNearSideIsQuiet() {
        stay(INSIDE, 0, 300, -5500);
        stay(OUTSIDE, 290, 300, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN);
        stay(OUTSIDE, 301, 308, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void aBeatenEchoFromTheNearSideDoesNotBringItBack() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 3, 20, -5000);
        stay(INSIDE, 8, 14, -6500);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void aUturnComesBackInOnlyOnceTheOutsideIsQuiet() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 3, 8, -5000);
        stay(INSIDE, 8, 16, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD, Opening.Kind.INWARD);
    }

    @Test
    void backAndForthAndOutAgainIsThreePassages() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 3, 9, -5000);
        stay(INSIDE, 10, 18, -5000);
        stay(OUTSIDE, 20, 28, -5000);
        assertThat(kinds())
                .containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD, Opening.Kind.INWARD, Opening.Kind.OUTWARD);
    }

    @Test
    void whatIsCarriedAlongTheDoorsPassesNone() {
        stay(INSIDE, 0, 4, -5200);
        stay(OUTSIDE, 1, 3, -7000);
        stay(NEXT_INSIDE, 4, 8, -5200);
        stay(NEXT_OUTSIDE, 5, 7, -7000);
        assertThat(kinds()).containsOnly(Opening.Kind.SEEN);
    }

    @Test
    void doorsNextToItThatReadAcrossSeeNoPassage() {
        stay(INSIDE, 0, 4, -5000);
        stay(NEXT_INSIDE, 0, 4, -6800);
        stay(OUTSIDE, 3, 9, -4500);
        stay(NEXT_OUTSIDE, 4, 9, -6200);
        assertThat(openings()).extracting(Opening::readPoint).containsExactly(INSIDE, OUTSIDE);
    }

    @Test
    void whatRestsNextToADoorDoesNotPassIt() {
        stay(SHELF, 0, 20, -5000);
        stay(INSIDE, 4, 8, -7000);
        stay(OUTSIDE, 7, 12, -6200);
        assertThat(openings()).extracting(Opening::readPoint).containsExactly(SHELF);
    }

    @Test
    void whatIsDrivenFromTheShelfThroughTheDoorPassesIt() {
        stay(SHELF, 0, 10, -5000);
        stay(INSIDE, 9, 12, -5200);
        stay(OUTSIDE, 11, 15, -4800);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void aDoorJustPassedIsNotFollowedByThePassageOfTheNextOne() {
        stay(INSIDE, 0, 4, -5500);
        stay(NEXT_INSIDE, 0, 4, -5600);
        stay(OUTSIDE, 3, 9, -5000);
        stay(NEXT_OUTSIDE, 4, 9, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void whatStandsBetweenTwoDoorsStandsAtBoth() {
        for (int second = 0; second < 300; second++) {
            read(second % 2 == 0 ? INSIDE : NEXT_INSIDE, second, -5500);
        }
        stay(INSIDE, 300, 306, -5500);
        stay(OUTSIDE, 300, 306, -5000);
        assertThat(kinds()).doesNotContain(Opening.Kind.OUTWARD);
    }

    @Test
    void withoutPowerTheNumberOfReadsDecides() {
        for (int second = 0; second < 6; second++) {
            readWithoutPower(INSIDE, second, second < 3 ? 5 : 1);
            readWithoutPower(OUTSIDE, second, second < 3 ? 1 : 5);
        }
        readWithoutPower(OUTSIDE, 7, 5);
        readWithoutPower(OUTSIDE, 8, 5);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void passesADoorWhoseMiddleNoAntennaSees() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 20, 24, -5500);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD);
    }

    @Test
    void whatIsSeenAgainWhereItWasLastHasNotPassedAgain() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 3, 7, -5000);
        stay(OUTSIDE, 20, 24, -5000);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD, Opening.Kind.SEEN);
    }

    @Test
    void passesNoDoorWhenTheOtherSideComesTooLate() {
        stay(INSIDE, 0, 4, -5500);
        stay(OUTSIDE, 40, 44, -5500);
        assertThat(kinds()).containsExactly(Opening.Kind.SEEN, Opening.Kind.SEEN);
    }

    @Test
    void isGlimpsedAtADoorWithoutEnoughReads() {
        read(INSIDE, 0, -5000);
        read(OUTSIDE, 1, -5000);
        assertThat(openings()).isEmpty();
    }

    @Test
    void holdsOffBeforeItMovesAgain() {
        stay(SHELF, 0, 30, -6000);
        stay(BENCH, 12, 30, -5000);
        stay(SHELF, 14, 20, -4000);
        assertThat(openings())
                .extracting(Opening::readPoint)
                .startsWith(SHELF, BENCH)
                .hasSize(2);
    }

    /** The same door with light beams. */
    @Nested
    class WithBeams {

        private final List<Crossing> crossings = new ArrayList<>();

        @Test
        void theBeamsDecideWhicheverAntennaReads() {
            stay(INSIDE, 0, 6, -5000);
            crossings.add(new Crossing(DOOR, NOON + 3_500, true));
            assertThat(judged()).extracting(Opening::kind).containsExactly(Opening.Kind.SEEN, Opening.Kind.INWARD);
            assertThat(judged().getLast().atMs()).isEqualTo(NOON + 3_500);
            assertThat(judged().getLast().readPoint()).isEqualTo(INSIDE);
        }

        @Test
        void withoutACrossingNothingPasses() {
            stay(INSIDE, 0, 4, -5500);
            stay(OUTSIDE, 3, 12, -4500);
            assertThat(judged()).extracting(Opening::kind).containsExactly(Opening.Kind.SEEN);
        }

        @Test
        void aCrossingRightBeforeTheFirstReadsOrAfterTheLastTakesTheTagAlong() {
            crossings.add(new Crossing(DOOR, NOON - 2_000, false));
            stay(INSIDE, 0, 2, -5000);
            crossings.add(new Crossing(DOOR, NOON + 5_000, true));
            assertThat(judged()).extracting(Opening::kind).containsExactly(Opening.Kind.OUTWARD, Opening.Kind.INWARD);
        }

        @Test
        void aCrossingLongBeforeOrAfterIsSomebodyElses() {
            crossings.add(new Crossing(DOOR, NOON - 20_000, false));
            stay(INSIDE, 0, 2, -5000);
            crossings.add(new Crossing(DOOR, NOON + 20_000, true));
            assertThat(judged()).extracting(Opening::kind).containsExactly(Opening.Kind.SEEN);
        }

        @Test
        void whatStandsThereIsNotTakenAlong() {
            stay(INSIDE, 0, 300, -5000);
            crossings.add(new Crossing(DOOR, NOON + 290_000, false));
            assertThat(judged()).extracting(Opening::kind).containsExactly(Opening.Kind.SEEN);
        }

        @Test
        void outAndInAgainIsTwoPassagesAndTheSameWayTwiceIsOne() {
            stay(INSIDE, 0, 60, -5000);
            crossings.add(new Crossing(DOOR, NOON + 10_000, false));
            crossings.add(new Crossing(DOOR, NOON + 14_000, false));
            crossings.add(new Crossing(DOOR, NOON + 30_000, true));
            assertThat(judged())
                    .extracting(Opening::kind)
                    .containsExactly(Opening.Kind.SEEN, Opening.Kind.OUTWARD, Opening.Kind.INWARD);
        }

        @Test
        void theDoorThatSeesItBetterTakesItAlong() {
            stay(INSIDE, 0, 8, -5000);
            stay(NEXT_INSIDE, 0, 8, -6800);
            crossings.add(new Crossing(NEXT_DOOR, NOON + 4_500, false));
            crossings.add(new Crossing(DOOR, NOON + 5_000, false));
            assertThat(judged()).extracting(Opening::readPoint).containsExactly(INSIDE, OUTSIDE);
        }

        private List<Opening> judged() {
            List<Opening> openings = new ArrayList<>();
            Map<Long, List<Crossing>> byDoor = Map.of(
                    DOOR, crossings.stream().filter(c -> c.door() == DOOR).toList(),
                    NEXT_DOOR,
                            crossings.stream()
                                    .filter(c -> c.door() == NEXT_DOOR)
                                    .toList());
            new PlaceAutomaton(new TestRules(DOOR, NEXT_DOOR), new Crossings(byDoor))
                    .fold(new TagState(), Stretch.whole(cells.values()), openings);
            return openings;
        }
    }

    private void stay(long readPoint, int fromSecond, int toSecond, int rssi) {
        for (int second = fromSecond; second < toSecond; second++) {
            read(readPoint, second, rssi);
        }
    }

    private void read(long readPoint, int second, int rssi) {
        long ms = NOON + second * 1000L;
        Cell cell = new Cell(readPoint, ms, 1, 0, rssi, 1, rssi, ms, ms, 1, 0);
        cells.merge(cell, cell, Cell::merge);
    }

    private void scan(long readPoint, int second) {
        long ms = NOON + second * 1000L;
        Cell cell = new Cell(readPoint, ms, 1, 1, 0, 0, Cell.NO_RSSI, ms, ms, 1, 0);
        cells.merge(cell, cell, Cell::merge);
    }

    private void readWithoutPower(long readPoint, int second, int reads) {
        long ms = NOON + second * 1000L;
        Cell cell = new Cell(readPoint, ms, reads, 0, 0, 0, Cell.NO_RSSI, ms, ms, 1, 0);
        cells.merge(cell, cell, Cell::merge);
    }

    private List<Opening> openings() {
        List<Opening> openings = new ArrayList<>();
        new PlaceAutomaton(new TestRules(), Crossings.NONE)
                .fold(new TagState(), Stretch.whole(cells.values()), openings);
        return openings;
    }

    private List<Opening.Kind> kinds() {
        return openings().stream().map(Opening::kind).toList();
    }
}
