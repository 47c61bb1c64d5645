package org.tallyman.intake.line;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Frames of one line that the journal has not taken, in the order in which they came: none is offered before those that stand
 * before it are taken.
 */
final class HeldFrames<F> {

    /** Not by when they came here: the journal may give one back when others wait that it was never given. */
    private final Queue<F> frames;

    private final Predicate<F> journal;

    /**
     * Nothing is held yet.
     *
     * @param order in which frames came
     * @param journal takes a frame, or answers that it cannot now
     */
    HeldFrames(Comparator<F> order, Predicate<F> journal) {
        this.frames = new PriorityQueue<>(1, order);
        this.journal = journal;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Offers the next frame when nothing stands before it, and holds it otherwise. */
    void offer(F frame) {
        if (!frames.isEmpty() || !journal.test(frame)) {
            frames.add(frame);
        }
    }

    /** Holds a frame that the journal took and could not keep. */
    void hold(F frame) {
        frames.add(frame);
    }

    /** Offers what is held, up to the first that is not taken now. */
    void offerAgain() {
        while (!frames.isEmpty() && journal.test(frames.element())) {
            frames.remove();
        }
    }

    /** What was held, in no order; nothing is held any more. */
    List<F> drain() {
        List<F> drained = List.copyOf(frames);
        frames.clear();
        return drained;
    }
}
