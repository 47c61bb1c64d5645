package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of sensing: the order in which reads arrive, and how they are batched, cannot matter. */
class AnyOrderTest {

    private static final long NOON = 1_764_000_000_000L;
    private static final int MINUTES = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void arrivalWithinTheTrailGivesTheVisitsOfTimeOrder(long seed) {
        Random random = new Random(seed);
        List<Cell> reads = walk(random);
        List<Opening> inOrder = foldAtOnce(reads);
        List<Cell> shuffled = new ArrayList<>(reads);
        // Local disorder: each read may arrive late by less than the trail.
        shuffled.sort((a, b) -> Long.compare(jitter(a, seed), jitter(b, seed)));
        assertThat(foldInBatches(shuffled, random))
                .usingRecursiveFieldByFieldElementComparator()
                .as("seed %d", seed)
                .containsExactlyElementsOf(inOrder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void aCheckpointGoesOnAsIfNothingHadBeenBetween(long seed) {
        List<Cell> reads = walk(new Random(seed));
        List<Opening> openings = new ArrayList<>();
        TagState state = new TagState();
        PlaceAutomaton automaton = automaton();
        for (Cell cell : merged(reads)) {
            state = TagStateCodec.decode(TagStateCodec.encode(state));
            automaton.fold(state, new Stretch(List.of(cell), cell.startMs(), cell.startMs()), openings);
        }
        assertThat(openings).containsExactlyElementsOf(foldAtOnce(reads));
    }

    private static List<Opening> foldAtOnce(List<Cell> reads) {
        List<Opening> openings = new ArrayList<>();
        automaton().fold(new TagState(), Stretch.whole(merged(reads)), openings);
        return openings;
    }

    /** Plays batches through a track and keeps the books of what it adds and removes. */
    private static List<Opening> foldInBatches(List<Cell> reads, Random random) {
        PlaceAutomaton automaton = automaton();
        TagTrack track = new TagTrack(Stretch.BEGINNING, new TagState(), List.of());
        List<Opening> visits = new ArrayList<>();
        int next = 0;
        while (next < reads.size()) {
            int end = Math.min(reads.size(), next + 1 + random.nextInt(20));
            for (Cell read : reads.subList(next, end)) {
                assertThat(track.reaches(read.startMs())).isTrue();
                track.add(read);
            }
            TagTrack.Outcome outcome = track.fold(automaton);
            visits.removeIf(visit -> outcome.removed().stream().anyMatch(visit::means));
            visits.removeIf(visit -> outcome.restated().stream().anyMatch(visit::means));
            visits.addAll(outcome.added());
            visits.addAll(outcome.restated());
            next = end;
        }
        visits.sort((a, b) -> Long.compare(a.atMs(), b.atMs()));
        return visits;
    }

    private static List<Cell> merged(List<Cell> reads) {
        TreeMap<Cell, Cell> cells = new TreeMap<>();
        reads.forEach(read -> cells.merge(read, read, Cell::merge));
        return new ArrayList<>(cells.values());
    }

    private static long jitter(Cell read, long seed) {
        long hash = (read.firstMs() * 31 + read.message()) * 0x9E3779B97F4A7C15L ^ seed;
        return read.firstMs() + Math.floorMod(hash >>> 7, TagTrack.TRAIL_MS / 2);
    }

    /** A tag that wanders between two zones and through two doors, with reads missed, echoes from where it is not, and scans. */
    private static List<Cell> walk(Random random) {
        List<Cell> reads = new ArrayList<>();
        int place = 1;
        long message = 1;
        for (int second = 0; second < MINUTES * 60; second++) {
            if (random.nextInt(40) == 0) {
                place = 1 + random.nextInt(6);
            }
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                long at = NOON + second * 1000L + random.nextInt(1000);
                boolean echo = random.nextInt(5) == 0;
                int readPoint = echo ? 1 + random.nextInt(6) : place;
                int rssi = (echo ? -7000 : -5500) + random.nextInt(600);
                long quantum = Math.floorDiv(at, 1000) * 1000;
                reads.add(
                        random.nextInt(30) == 0
                                ? new Cell(readPoint, quantum, 1, 1, 0, 0, Cell.NO_RSSI, at, at, message++, 0)
                                : new Cell(readPoint, quantum, 1, 0, rssi, 1, rssi, at, at, message++, 0));
            }
        }
        Collections.sort(reads, (a, b) -> Long.compare(a.firstMs(), b.firstMs()));
        return reads;
    }

    private static PlaceAutomaton automaton() {
        return new PlaceAutomaton(new TestRules(), Crossings.NONE);
    }
}
