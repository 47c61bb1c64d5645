package org.tallyman.intake.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldFramesTest {

    private final List<Integer> taken = new ArrayList<>();
    private final HeldFrames<Integer> held = new HeldFrames<>(Comparator.naturalOrder(), this::take);
    private final Set<Integer> refused = new HashSet<>();

    @Test
    void letsNonePassOneThatHadNoRoom() {
        refused.add(2);
        offer(1, 2, 3);
        assertThat(taken).containsExactly(1);
        held.offerAgain();
        offer(4);
        assertThat(taken).containsExactly(1);
        refused.remove(2);
        refused.add(3);
        held.offerAgain();
        assertThat(taken).containsExactly(1, 2);
        refused.clear();
        held.offerAgain();
        assertThat(taken).containsExactly(1, 2, 3, 4);
    }

    @Test
    void putsWhatTheJournalGaveBackBeforeWhatItWasNeverGiven() {
        offer(1, 2);
        refused.add(3);
        offer(3);
        held.hold(1);
        held.hold(2);
        refused.clear();
        held.offerAgain();
        assertThat(taken).containsExactly(1, 2, 1, 2, 3);
        assertThat(held.isEmpty()).isTrue();
    }

    @Test
    void offersAFrameAtOnceWhenAllBeforeItAreTaken() {
        refused.add(1);
        offer(1);
        refused.clear();
        held.offerAgain();
        offer(2);
        assertThat(taken).containsExactly(1, 2);
    }

    @Test
    void tellsWhatItHeld() {
        refused.add(1);
        offer(1, 2);
        assertThat(held.drain()).containsExactlyInAnyOrder(1, 2);
        assertThat(held.isEmpty()).isTrue();
    }

    private void offer(int... frames) {
        for (int frame : frames) {
            held.offer(frame);
        }
    }

    private boolean take(int frame) {
        return !refused.contains(frame) && taken.add(frame);
    }
}
