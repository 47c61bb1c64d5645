package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallyman.place.ReadPointRole;

class PlaceAutomatonTest {

    private static final long NOON = 1_764_000_000_000L;
    private static final long SHELF = 1;
    private static final long BENCH = 2;
    private static final long INSIDE = 3;
    private static final long OUTSIDE = 4;
    private static final long DOOR = 30;

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

    private void stay(long readPoint, int fromSecond, int toSecond, int rssi) {
        for (int second = fromSecond; second < toSecond; second++) {
            read(readPoint, second, rssi);
        }
    }

    private void read(long readPoint, int second, int rssi) {
        long ms = NOON + second * 1000L;
        Cell cell = new Cell(readPoint, ms, 1, rssi, 1, rssi, ms, ms, 1, 0);
        cells.merge(cell, cell, Cell::merge);
    }

    private List<Opening> openings() {
        List<Opening> openings = new ArrayList<>();
        new PlaceAutomaton(PlaceAutomatonTest::rule).fold(new TagState(), cells.values(), openings);
        return openings;
    }

    private List<Opening.Kind> kinds() {
        return openings().stream().map(Opening::kind).toList();
    }

    private static Rule rule(long readPoint, long atMs) {
        ReadPointRole role = readPoint == INSIDE
                ? ReadPointRole.DOOR_INSIDE
                : readPoint == OUTSIDE ? ReadPointRole.DOOR_OUTSIDE : ReadPointRole.ZONE;
        return new Rule(readPoint, role, role.atDoor() ? DOOR : 0, role.defaults());
    }
}
