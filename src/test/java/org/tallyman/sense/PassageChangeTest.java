package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Passages of one tag, side by side. */
class PassageChangeTest {

    private static final long NOON_MS = 1_770_000_000_000L;

    @Test
    void theSamePassageASecondLaterIsTheSame() {
        assertThat(kinds(List.of(in(0), out(300)), List.of(in(1), out(301))))
                .containsExactly(PassageChange.Kind.SAME, PassageChange.Kind.SAME);
    }

    @Test
    void oneMoreOneLessAndTheOtherWayAreToldApart() {
        assertThat(kinds(List.of(), List.of(in(0)))).containsExactly(PassageChange.Kind.ADDED);
        assertThat(kinds(List.of(in(0)), List.of())).containsExactly(PassageChange.Kind.REMOVED);
        assertThat(kinds(List.of(in(0)), List.of(out(2)))).containsExactly(PassageChange.Kind.TURNED);
    }

    @Test
    void eachGoesWithTheOneOfItsOwnDirectionFirst() {
        assertThat(kinds(List.of(out(10)), List.of(in(9), out(40))))
                .containsExactly(PassageChange.Kind.ADDED, PassageChange.Kind.SAME);
    }

    @Test
    void whatIsMinutesApartIsAnother() {
        assertThat(kinds(List.of(in(0)), List.of(in(120))))
                .containsExactly(PassageChange.Kind.REMOVED, PassageChange.Kind.ADDED);
    }

    private static List<PassageChange.Kind> kinds(List<Opening> before, List<Opening> after) {
        return PassageChange.between("x", before, after).stream()
                .map(PassageChange::kind)
                .toList();
    }

    private static Opening in(int second) {
        return new Opening(1, NOON_MS + second * 1000L, Opening.Kind.INWARD, NOON_MS, 1, 0);
    }

    private static Opening out(int second) {
        return new Opening(2, NOON_MS + second * 1000L, Opening.Kind.OUTWARD, NOON_MS, 1, 0);
    }
}
